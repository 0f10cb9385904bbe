import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultJsonLimits } from '../../src/gates/json-limits.ts';
import { scanJson } from '../../src/gates/scan-json.ts';
import { jsonArbitrary } from '../support/plan-arbitrary.ts';

const scan = (text: string) => scanJson(text, defaultJsonLimits);

/** Numbers that JSON.parse turns into Infinity do not count: they would come out as null. */
function isJson(text: string): boolean {
  let finite = true;
  try {
    JSON.parse(text, (_, value: unknown) => {
      finite &&= typeof value !== 'number' || Number.isFinite(value);
      return value;
    });
    return finite;
  } catch {
    return false;
  }
}

describe('syntax', () => {
  test.each([
    ['{"a":1,}', 'line 1, column 8', 'trailing comma'],
    ['[1,\n]', 'line 2, column 1', 'trailing comma'],
    ["{'a':1}", 'line 1, column 2', 'double quotes'],
    ['{"a" 1}', 'line 1, column 6', '":" was expected'],
    ['{"a":1 "b":2}', 'line 1, column 8', 'comma is missing'],
    ['[1 2]', 'line 1, column 4', '"," or "]" was expected'],
    ['{"a":None}', 'line 1, column 6', 'true, false and null'],
    ['{"a":NaN}', 'line 1, column 6', 'no such number'],
    ['{"a":undefined}', 'line 1, column 6', 'no undefined'],
    ['{"a":01}', 'line 1, column 7', '"," or "}" was expected'],
    ['{"a":+1}', 'line 1, column 6', 'numbers are plain'],
    ['{"a":.5}', 'line 1, column 6', 'numbers are plain'],
    ['// note\n{}', 'line 1, column 1', 'no comments'],
    ['{"a":1} {"b":2}', 'line 1, column 9', 'more text after the end'],
    ['{"a":"\t"}', 'line 1, column 7', 'a tab inside a text'],
    ['{"a":"x\ny"}', 'line 1, column 8', 'a line break inside a text'],
    ['{"a":"\u0000"}', 'line 1, column 7', 'U+0000'],
    ['{"a":\u0000}', 'line 1, column 6', 'U+0000'],
    ['{"a":"\\x"}', 'line 1, column 7', 'no escape'],
    ['{"a":"\\u12"}', 'line 1, column 7', 'no escape'],
    ['"abc', 'line 1, column 5', 'before the closing'],
    ['{\n  "a": [1', 'line 2, column 10', '"[" of line 2, column 8 is not closed'],
    ['{', 'line 1, column 2', '"{" of line 1, column 1 is not closed'],
    ['[1e999]', 'line 1, column 2', 'up to 1.8e308'],
    ['{"😀":1,"b":tru}', 'line 1, column 12', 'a value was expected'],
  ])('tells where %j breaks', (text, where, problem) => {
    const [error] = scan(text);
    expect(error).toMatchObject({ code: 'INVALID_JSON' });
    expect(error?.message).toContain(where);
    expect(error?.message).toContain(problem);
  });

  test('points at the place with a caret', () => {
    const lines = scan('{"a": 1,\n "b": x}')[0]?.message.split('\n') ?? [];
    expect(lines[1]).toBe('   "b": x}');
    expect(lines[2]?.indexOf('^')).toBe(lines[1]?.indexOf('x'));
  });

  test('names the path of the broken value', () => {
    expect(scan('{"tasks":[{"task_id":"a"},{"task_id":x}]}')[0]?.path).toBe('tasks[1].task_id');
  });

  test('takes what JSON.parse takes, and nothing else', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat({ max: 3 }),
      insert: fc.oneof(
        fc.string({ maxLength: 2 }),
        fc.constantFrom(',', ':', '"', '\\', '[', ']', '{', '}', '-', '.', 'e', '\u0001', ' '),
      ),
    });
    fc.assert(
      fc.property(
        jsonArbitrary,
        fc.array(edit, { maxLength: 3 }),
        fc.boolean(),
        (value, edits, wide) => {
          let text = JSON.stringify(value, null, wide ? 2 : 0);
          for (const { at, remove, insert } of edits) {
            const from = Math.floor(at * text.length);
            text = text.slice(0, from) + insert + text.slice(from + remove);
          }
          const refused = scan(text).some(({ code }) => code === 'INVALID_JSON');
          expect(refused).toBe(!isJson(text));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('hidden facts', () => {
  test('names every key that is given twice, also when it is spelt with escapes', () => {
    const errors = scan('{"a":1,"b":[{"x":1,"\\u0078":2}],"a":3}');
    expect(errors.map(({ code, path }) => [code, path])).toStrictEqual([
      ['DUPLICATE_KEY', 'b[0].x'],
      ['DUPLICATE_KEY', 'a'],
    ]);
  });

  test('lets the same key stand in different objects', () => {
    expect(scan('[{"a":{"a":1}},{"a":1}]')).toStrictEqual([]);
  });

  test.each([
    ['{"__proto__":1}', '__proto__'],
    ['{"a":[{"\\u005f_proto__":{}}]}', 'a[0].__proto__'],
    ['{"constructor":{"prototype":{}}}', 'constructor.prototype'],
  ])('refuses the prototype key in %s', (text, path) => {
    expect(scan(text)).toMatchObject([{ code: 'PROTOTYPE_KEY', path }]);
  });

  test.each([
    '{"constructor":"x"}',
    '{"prototype":1}',
    '{"constructor":{"name":"x"}}',
    '"__proto__"',
  ])('lets the harmless %s pass', (text) => {
    expect(scan(text)).toStrictEqual([]);
  });

  test('goes on after a key problem and stops at a syntax error, which comes last', () => {
    const codes = scan('{"a":1,"a":2,"__proto__":3,"b":x}').map(({ code }) => code);
    expect(codes).toStrictEqual(['DUPLICATE_KEY', 'PROTOTYPE_KEY', 'INVALID_JSON']);
  });

  test('caps what one document can make it say', () => {
    const errors = scan(`{${'"a":1,\n'.repeat(500_000)}"a":x}`);
    expect(errors).toHaveLength(101);
    expect(errors.slice(-2)).toMatchObject([
      { code: 'MORE_ERRORS', message: '499901 more errors are not shown' },
      { code: 'INVALID_JSON' },
    ]);
  });
});

describe('limits', () => {
  test.each([63, 64])('takes %i levels', (depth) => {
    expect(scan('['.repeat(depth) + ']'.repeat(depth))).toStrictEqual([]);
  });

  test.each([65, 5_000, 2_000_000])('refuses %i levels without overflowing', (depth) => {
    expect(scan('['.repeat(depth))).toMatchObject([{ code: 'TOO_DEEP' }]);
    expect(scan('{"a":'.repeat(Math.min(depth, 5_000)))).toMatchObject([{ code: 'TOO_DEEP' }]);
  });

  test('counts values of every kind', () => {
    const limits = { ...defaultJsonLimits, maxNodes: 4 };
    expect(scanJson('{"a":[1,2]}', limits)).toStrictEqual([]);
    expect(scanJson('{"a":[1,2,3]}', limits)).toMatchObject([{ code: 'TOO_MANY_NODES' }]);
  });

  test('measures texts and keys after their escapes', () => {
    const limits = { ...defaultJsonLimits, maxStringLength: 3 };
    expect(scanJson('{"abc":"\\u0041\\u0042\\u0043"}', limits)).toStrictEqual([]);
    expect(scanJson('{"abcd":"abcd"}', limits)).toMatchObject([
      { code: 'STRING_TOO_LONG', path: 'abcd' },
      { code: 'STRING_TOO_LONG', path: 'abcd' },
    ]);
  });
});
