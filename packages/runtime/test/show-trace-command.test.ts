import { expect, test } from '@jest/globals';
import { showTraceCommand } from '../src/result/show-trace-command.ts';

test('leaves the default folder out', () => {
  expect(showTraceCommand('r', 'a', './traces')).toEqual(['dispatch', 'trace', 'show', 'r', 'a']);
});

test('names any other folder', () => {
  expect(showTraceCommand('r', 'a', 'out')).toEqual([
    'dispatch',
    'trace',
    'show',
    'r',
    'a',
    '--trace-dir',
    'out',
  ]);
});
