import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quoteApart } from '../../src/problems/quote-apart.ts';

test.each([
  ['api', '\u0430pi', '"api"', '"\\u{430}pi"'],
  [
    'gr\u00f6\u00dfe a',
    'gr\u00f6\u00dfe \u0430',
    '"gr\u00f6\u00dfe a"',
    '"gr\u00f6\u00dfe \\u{430}"',
  ],
  ['caf\u00e9-x', 'cafe\u0301-x', '"caf\\u{e9}-x"', '"cafe\\u{301}-x"'],
  ['a\u200db', 'ab', '"a\\u{200d}b"', '"ab"'],
  ['say "\uff48i"', 'say "hi"', '"say \\"\\u{ff48}i\\""', '"say \\"hi\\""'],
])('spells out where %j and %j differ', (one, other, first, second) => {
  expect(quoteApart(one, other)).toStrictEqual([first, second]);
});

test('shows a long text around the difference', () => {
  const [first] = quoteApart(`${'x'.repeat(500)}\u0430${'y'.repeat(500)}`, 'z');
  expect(first.length).toBeLessThan(1_000);
  const [second] = quoteApart(`${'x'.repeat(500)}\u0430b`, `${'x'.repeat(500)}ab`);
  expect(second).toBe(`"…${'x'.repeat(40)}\\u{430}b"`);
});

test('never shows two different texts as the same', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.string({ unit: 'binary', maxLength: 10 }),
      (one, other) => {
        const [first, second] = quoteApart(one, other);
        expect(first === second).toBe(one === other);
      },
    ),
    { numRuns: 500 },
  );
});
