import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cut } from '../../src/answers/cut.ts';
import { shorten } from '../../src/answers/shorten.ts';

const limits = { text: 5, items: 2, fields: 3, depth: 4 };

describe('cut', () => {
  test('says what it left out, and where', () => {
    const { value, leftOut } = cut({ a: ['123456', 'x', 'y'], b: 1 }, limits);
    expect(value).toEqual({ a: ['12345…', 'x'], b: 1 });
    expect(leftOut).toEqual([
      { path: 'a', kept: 2, of: 3 },
      { path: 'a[0]', kept: 5, of: 6 },
    ]);
  });

  test('keeps errors before others, in their order', () => {
    const list = [{ id: 1 }, { id: 2, status: 'error' }, { id: 3 }, { id: 4, status: 'error' }];
    expect(cut(list, limits).value).toEqual([list[1], list[3]]);
  });

  test('leaves half of no character', () => {
    expect(cut('1234😀', limits).value).toBe('1234\uFFFD…');
  });

  test('leaves what is short alone', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), (text) => {
        const value = JSON.parse(text) as unknown;
        const all = { text: 10_000, items: 10_000, fields: 10_000, depth: 100 };
        expect(cut(value, all)).toEqual({ value, leftOut: [] });
      }),
    );
  });
});

describe('shorten', () => {
  test('makes any document short enough, and says so', () => {
    const fits = (document: object): boolean => JSON.stringify(document).length <= 6_000;
    const document = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 6 }), { maxKeys: 20 });
    fc.assert(
      fc.property(document, fc.nat(40), (small, repeats) => {
        const big = { ...small, more: Array.from({ length: repeats * 10 }, () => small) };
        const shown = shorten(big, { fits, full: 'trace://dispatch/x' });
        expect(shown === big).toBe(fits(big));
        if (shown !== big) expect(shown).toHaveProperty('shortened.full', 'trace://dispatch/x');
        expect(JSON.stringify(shown).length).toBeLessThanOrEqual(20_000);
      }),
      { numRuns: 200 },
    );
  });
});
