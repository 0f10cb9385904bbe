import { describe, expect, test } from '@jest/globals';
import { findHiddenCharacter, spellHiddenCharacters } from '../src/hidden-characters.ts';

describe('findHiddenCharacter', () => {
  test.each([
    ['plain text', 'build-api_1.2 (x)'],
    ['letters of many scripts', 'größe ビルド сборка بناء'],
    ['an emoji of several', 'run 👩‍💻'],
    ['an emoji with a skin colour', '👩🏽‍💻 👍🏽'],
    ['an emoji with a variation selector', '❤️ 🏳️‍🌈'],
    ['a keycap', '1️⃣'],
    ['a flag', '🇩🇪'],
  ])('finds none in %s', (_, text) => {
    expect(findHiddenCharacter(text)).toBeUndefined();
  });

  test.each([
    ['U+0000', '\u0000'],
    ['U+0009', '\t'],
    ['U+007F', '\u007f'],
    ['U+009B', '\u009b'],
    ['U+00AD', '\u00ad'],
    ['U+061C', '\u061c'],
    ['U+200B', '\u200b'],
    ['U+200D', '\u200d'],
    ['U+200F', '\u200f'],
    ['U+2028', '\u2028'],
    ['U+202E', '\u202e'],
    ['U+2066', '\u2066'],
    ['U+3164', '\u3164'],
    ['U+FE0F', '\ufe0f'],
    ['U+FEFF', '\ufeff'],
    ['U+FFF9', '\ufff9'],
    ['U+E0041', '\u{e0041}'],
    ['U+DC00', '\udc00'],
  ])('finds %s between letters', (code, character) => {
    expect(findHiddenCharacter(`a${character}b`)).toBe(code);
  });
});

describe('spellHiddenCharacters', () => {
  test('spells out every hidden character and nothing else', () => {
    expect(spellHiddenCharacters('a\u200bb\n❤️')).toBe('a\\u{200b}b\\u{a}❤️');
  });
});
