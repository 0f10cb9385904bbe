import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { confusables } from '../../src/problems/confusables.ts';
import { findLookAlike, looksLike, skeletonOf } from '../../src/problems/skeleton-of.ts';

describe('looksLike', () => {
  test.each([
    ['a Cyrillic letter', 'build-\u0430pi', 'build-api'],
    ['a whole word of Cyrillic letters', '\u0441\u043e\u0440\u0435', 'cope'],
    ['a Greek letter', 'c\u03bfder', 'coder'],
    ['a Cherokee letter', '\u13e2lan', 'Plan'],
    ['a Greek capital', '\u0399nit', 'Init'],
    ['full-width letters', '\uff43\uff4f\uff44\uff45\uff52', 'coder'],
    ['mathematical letters', '\u{1d41c}\u{1d428}\u{1d41d}\u{1d41e}\u{1d42b}', 'coder'],
    ['a zero-width joiner', 'co\u200dder', 'coder'],
    ['a soft hyphen', 'co\u00adder', 'coder'],
    ['a hyphen of another kind', 'build\u2010api', 'build-api'],
    ['a no-break space', 'build\u00a0api', 'build api'],
    ['the decomposed form', 'cafe\u0301', 'caf\u00e9'],
    ['an Arabic digit', 'task-\u0661', 'task-1'],
    ['a letter for a digit', 'v\u041e', 'v0'],
  ])('is true for %s', (_, one, other) => {
    expect(looksLike(one, other)).toBe(true);
    expect(looksLike(other, one)).toBe(true);
  });

  test.each([
    ['the same', 'coder', 'coder'],
    ['other words', 'größe', 'grosse'],
    ['letters of ASCII that look alike', 'task-1', 'task-l'],
    ['other letters', '\u0436', 'a'],
  ])('is false for %s', (_, one, other) => {
    expect(looksLike(one, other)).toBe(false);
  });
});

describe('skeletonOf', () => {
  test('is the same for every listed character and what it looks like', () => {
    for (const [shown, points] of Object.entries(confusables)) {
      for (const point of points.split(' ')) {
        const character = String.fromCodePoint(Number.parseInt(point, 16));
        expect(skeletonOf(`x${character}y`)).toBe(skeletonOf(`x${shown}y`));
      }
    }
  });

  test('of a skeleton is the skeleton', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const skeleton = skeletonOf(text);
        expect(skeletonOf(skeleton)).toBe(skeleton);
      }),
    );
  });
});

test('findLookAlike finds what looks the same, and nothing that is the same', () => {
  expect(findLookAlike('c\u043eder', ['debug', 'coder'])).toBe('coder');
  expect(findLookAlike('coder', ['coder', 'debug'])).toBeUndefined();
});
