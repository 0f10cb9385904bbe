import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { oneLine, plainText } from '../../src/render/plain-text.ts';
import { steeringCharacters } from './steering-characters.ts';

const attacks: readonly (readonly [string, string])[] = [
  ['a colour', '\u001b[31mred\u001b[0m'],
  ['a clipboard write (OSC 52)', '\u001b]52;c;cm0gLXJm\u0007'],
  ['a link (OSC 8)', '\u001b]8;;https://evil.example\u001b\\text\u001b]8;;\u001b\\'],
  ['a window title', '\u001b]0;title\u0007'],
  ['a cursor move by C1', '\u009b2J'],
  ['a carriage return', 'harmless\rfake'],
  ['a backspace', 'rm\b\b'],
  ['a lone escape', '\u001b'],
  ['a right-to-left override', 'gpj\u202eexe'],
  ['an isolate', '\u2066x\u2069'],
  ['a zero-width space', 'a\u200bb'],
  ['tag characters', 'a\u{e0041}\u{e007f}'],
  ['an escape hidden in an escape', '\u001b\u001b[31m[31mx'],
];

describe('plainText', () => {
  test.each(attacks)('takes the teeth out of %s', (_name, text) => {
    const safe = plainText(text);
    expect(safe).not.toMatch(steeringCharacters);
    expect(safe).not.toMatch(/[\u200b\u202e\u2066\u2069\u{e0041}\u{e007f}]/u);
  });

  test('leaves no control character of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainText(text)).not.toMatch(steeringCharacters);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps letters of every script, accents and lines', () => {
    expect(plainText('naïve\r\n日本語\nעברית 👍')).toBe('naïve\n日本語\nעברית 👍');
  });
});

test('oneLine makes one line of many', () => {
  expect(oneLine('  first\n\n\tsecond  ')).toBe('first second');
});
