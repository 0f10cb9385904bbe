import { expect, test } from '@jest/globals';
import { nextCommands } from '../src/result/next-commands.ts';

test('leave the default folder out', () => {
  const { showTask, resume } = nextCommands('r', { traceDir: 'traces', hasTrace: () => true });
  expect(showTask('a')).toEqual(['dispatch', 'trace', 'show', 'r', 'a']);
  expect(resume).toEqual(['dispatch', 'resume', 'r']);
});

test('name any other folder', () => {
  const { showTask, resume, retry } = nextCommands('r', { traceDir: 'out', hasTrace: () => true });
  expect(retry).toEqual(['dispatch', 'retry', 'r', '--trace-dir', 'out']);
  expect(showTask('a')).toEqual(['dispatch', 'trace', 'show', 'r', 'a', '--trace-dir', 'out']);
  expect(resume).toEqual(['dispatch', 'resume', 'r', '--trace-dir', 'out']);
});

test('show no trace that is not there', () => {
  const { showTask } = nextCommands('r', { traceDir: 'out', hasTrace: (task) => task === 'a' });
  expect(showTask('b')).toBeNull();
});
