import { describe, expect, test } from '@jest/globals';
import { quoteId } from '../src/quote-id.ts';

describe('quoteId', () => {
  test('puts an id in quotation marks', () => {
    expect(quoteId('build api')).toBe('"build api"');
  });

  test('escapes quotation marks and backslashes', () => {
    expect(quoteId('a"b\\')).toBe(String.raw`"a\"b\\"`);
  });

  test('spells out what would move a terminal', () => {
    expect(quoteId('a\u001b[2J')).toBe('"a\\u{1b}[2J"');
  });

  test('cuts a long id', () => {
    expect(quoteId('x'.repeat(1000))).toBe(`"${'x'.repeat(80)}…"`);
  });

  test('does not cut an emoji in half', () => {
    expect(quoteId(`${'x'.repeat(79)}😀😀`)).toBe(`"${'x'.repeat(79)}…"`);
  });
});
