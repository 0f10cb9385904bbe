import { describe, expect, test } from '@jest/globals';
import { describePosition, excerptAt } from '../../src/gates/text-excerpt.ts';

describe('excerptAt', () => {
  test('shows a window of a long line, with the caret below its place', () => {
    const text = `${'a '.repeat(500)}X${' b'.repeat(500)}`;
    const [line = '', caret = ''] = excerptAt(text, 1_000).split('\n');
    expect(line.length).toBeLessThan(80);
    expect(line[caret.indexOf('^')]).toBe('X');
  });

  test.each([
    '{"password": "hunter2" x}',
    '{"api_key": "hunter2" x}',
    '{"note": "sk-live_51Hh7abcdhunter2" x}',
    '{"url": "https://me:hunter2@example.com" x}',
    '{"h": "Bearer hunter2" x}',
  ])('does not repeat the secret in %s', (text) => {
    expect(excerptAt(text, text.indexOf(' x}') + 1)).not.toContain('hunter2');
  });

  test('keeps control characters out of the terminal', () => {
    expect(excerptAt('{"a\u001b[31m":x}', 10)).not.toContain('\u001b');
  });
});

describe('describePosition', () => {
  test('counts characters, also those of two UTF-16 units', () => {
    expect(describePosition('a\n😀😀x', 6)).toBe('line 2, column 3');
  });
});
