import { expect, test } from '@jest/globals';
import { outputFormatOf } from '../../src/options/output-format.ts';

test.each([
  [[], true, 'text'],
  [[], false, 'json'],
  [['run', '--output-format', 'stream-json'], true, 'stream-json'],
  [['--output-format=text'], false, 'text'],
  [['--output-format', 'xml'], false, 'json'],
  [['--output-format'], true, 'text'],
  [['--output-format=json', '--output-format=text'], false, 'text'],
] as const)('%j on a terminal %j is %s', (argv, terminal, format) => {
  expect(outputFormatOf(argv, terminal)).toBe(format);
});
