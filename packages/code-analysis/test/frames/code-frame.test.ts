import { expect, test } from '@jest/globals';
import { codeFrame } from '../../src/frames/code-frame.ts';

const source = 'one\ntwo\nthree\nfour';

test('marks the line and points at the column', () => {
  expect(codeFrame(source, { line: 3, column: 2, around: 1 })).toBe(
    '  2 | two\n> 3 | three\n    |  ^\n  4 | four',
  );
});

test('stops at the ends of the file', () => {
  expect(codeFrame(source, { line: 1, around: 1 })).toBe('> 1 | one\n  2 | two');
});

test.each([0, 5, -1])('is null for line %d of four', (line) => {
  expect(codeFrame(source, { line })).toBeNull();
});
