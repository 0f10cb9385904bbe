import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { foldId } from '../src/fold-id.ts';

describe('foldId', () => {
  test.each([
    ['A', 'a'],
    ['ß', 'ẞ'],
    ['ß', 'SS'],
    ['ς', 'Σ'],
    ['ſ', 's'],
    ['K', 'k'],
    ['é', 'E\u0301'],
    ['ﬁ', 'FI'],
    ['❤', '❤\ufe0f'],
  ])('is equal for %s and %s', (one, other) => {
    expect(foldId(one)).toBe(foldId(other));
  });

  test.each([
    ['a', 'b'],
    ['a', 'ä'],
    ['a', 'а'],
    ['²', '2'],
  ])('differs for %s and %s', (one, other) => {
    expect(foldId(one)).not.toBe(foldId(other));
  });

  test('does not see case or Unicode form of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldId(text);
        for (const form of [text.toLowerCase(), text.toUpperCase(), text.normalize('NFD')]) {
          expect(foldId(form)).toBe(folded);
        }
        expect(foldId(folded)).toBe(folded);
      }),
      { numRuns: 1000 },
    );
  });
});
