import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wrap } from '../../src/render/wrap.ts';

test('breaks at spaces', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
});

test('keeps the lines of the text', () => {
  expect(wrap('one\ntwo', 80)).toEqual(['one', 'two']);
});

test('leaves a long word whole, so that it can be copied', () => {
  expect(wrap('at /a/very/long/path.ts now', 10)).toEqual(['at', '/a/very/long/path.ts', 'now']);
});

test('leaves a quotation with its caret as it is', () => {
  const text = 'broken here:\n    "agent" "x"\n            ^';
  expect(wrap(text, 10)).toEqual(['broken', 'here:', '    "agent" "x"', '            ^']);
});

test('loses no word', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/)), (words) => {
      const text = words.join(' ');
      expect(wrap(text, 20).join(' ')).toBe(text);
    }),
    { numRuns: 200 },
  );
});
