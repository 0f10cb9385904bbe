import { describe, expect, test } from '@jest/globals';
import { findSyntaxError } from '../src/syntax/find-syntax-error.ts';

describe('findSyntaxError', () => {
  test.each([
    ['a.ts', 'const a: number = 1;\n'],
    ['a.tsx', 'export const a = <b>hello</b>;\n'],
    ['a.mjs', 'export default await import("./b.mjs");\n'],
    ['a.cjs', 'module.exports = function () { return arguments; };\n'],
    ['empty.js', ''],
  ])('takes what parses: %s', async (file, text) => {
    expect(await findSyntaxError({ file, text })).toBeNull();
  });

  test('names the line of the first error', async () => {
    const text = 'const a = 1;\nif (a { }\n';
    expect(await findSyntaxError({ file: 'a.ts', text })).toMatchObject({
      line: 2,
      message: expect.stringMatching(/'\)' expected/),
    });
  });

  test('says nothing of other languages', async () => {
    expect(await findSyntaxError({ file: 'a.py', text: 'def (' })).toBeUndefined();
  });
});
