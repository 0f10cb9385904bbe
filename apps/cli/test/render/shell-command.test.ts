import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { shellCommand } from '../../src/render/shell-command.ts';

test('leaves plain words as they are', () => {
  expect(shellCommand(['dispatch', 'trace', 'show', 'a-b_c/1.2'])).toBe(
    'dispatch trace show a-b_c/1.2',
  );
});

const awkward = fc.constantFrom(
  'a',
  ' ',
  "'",
  '"',
  '$',
  '`',
  '\\',
  '!',
  '*',
  ';',
  '&',
  '|',
  '<',
  '(',
  '{',
  '#',
  '~',
);

test('a shell reads back what was meant', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: awkward }), { maxLength: 4 }), (words) => {
      const expected = words.map((word) => word.replaceAll(/\s+/g, ' ').trim());
      const line = shellCommand(['printf', '%s\\n', 'x', ...words]);
      const said = execFileSync('sh', ['-c', line], { encoding: 'utf8' });
      expect(said).toBe(['x', ...expected, ''].join('\n'));
    }),
    { numRuns: 50 },
  );
});

test('puts no escape sequence on the terminal', () => {
  expect(shellCommand(['dispatch', '\u001b[31mx'])).toBe('dispatch x');
});
