import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isLinearPattern } from '../src/regular-expressions/is-linear-pattern.ts';
import { linearPattern } from '../src/typescript/support/linear-pattern.ts';

const atom = fc.constantFrom(
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '\\w',
  '\\p{L}',
  '\\u{61}',
  '\\b',
  '^',
  '$',
  '\\.',
);
const quantifiable = /^(?:\\b|\^|\$)$/;
const pattern: fc.Arbitrary<string> = fc.letrec((tie) => ({
  part: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '{0,}', '*?'))
      .map(([one, sign]) => (quantifiable.test(one) ? one : one + sign)),
    fc
      .tuple(fc.array(tie('part'), { maxLength: 3 }), fc.constantFrom('', '*', '+', '?', '{2}'))
      .map(([parts, sign]) => `(?:${parts.join('')})${sign}`),
    fc.tuple(tie('part'), tie('part')).map(([left, right]) => `(${String(left)}|${String(right)})`),
  ),
})).part;

describe('linearPattern', () => {
  test('matches what RegExp matches', () => {
    const texts = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '.', 'é', '😀', '\n'), maxLength: 6 }),
      { minLength: 5, maxLength: 5 },
    );
    fc.assert(
      fc.property(pattern, texts, (source, held) => {
        for (const text of held) {
          expect({ source, text, found: linearPattern(source).test(text) }).toEqual({
            source,
            text,
            found: new RegExp(source, 'u').test(text),
          });
        }
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['(?=a)', '(?<!a)b', '(a)\\1', '(?<n>a)\\k<n>'])('refuses %s', (source) => {
    expect(() => linearPattern(source)).toThrow(RangeError);
  });
});

describe('isLinearPattern', () => {
  test.each(['^[A-Z]{3}-\\d+$', 'foo|bar', '^$', '^(?:a|b)*c$', '\\d{4}'])(
    'trusts the engine with %s',
    (source) => {
      expect(isLinearPattern(source)).toBe(true);
    },
  );
  test.each([
    '^(a+)+$',
    '(a|a)*b',
    '^(a|b|ab)*$',
    'a*b',
    '^a*a*$',
    '(a?){20}a{20}',
    '^(a*)*$',
    '(x+x+)+y',
    '^(?:.*a){9}$',
  ])('does not with %s', (source) => {
    expect(isLinearPattern(source)).toBe(false);
  });
});
