import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { displayWidth, fit, pad } from '../../src/render/display-width.ts';

describe('displayWidth', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['日本', 4],
    ['e\u0301', 1],
    ['👍', 2],
    ['👩‍💻', 2],
  ])('of %j is %i', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe('fit', () => {
  test('leaves a text that fits', () => {
    expect(fit('four', 4)).toBe('four');
  });

  test('ends a cut text with an ellipsis', () => {
    expect(fit('abcdef', 4)).toBe('abc…');
  });

  test('never takes more than the columns it has', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 40 }),
        (text, columns) => {
          expect(displayWidth(fit(text, columns))).toBeLessThanOrEqual(columns);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('pad counts wide characters as two', () => {
  expect(pad('日', 4)).toBe('日  ');
});
