import { expect, test } from '@jest/globals';
import { describeExit, describeNoStart } from '../../src/process/describe-exit.ts';

const fatal =
  'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n ----- Native stack trace';

test.each([
  [7, null, '', 'AGENT_EXITED', /exit code 7/],
  [0, null, fatal, 'AGENT_EXITED', /exit code 0/],
  [null, 'SIGSEGV', '', 'AGENT_EXITED', /SIGSEGV/],
  [null, 'SIGABRT', fatal, 'AGENT_OUT_OF_MEMORY', /its process/],
  [134, null, fatal, 'AGENT_OUT_OF_MEMORY', /its process/],
] as const)('exit code %s, signal %s, stderr %j: %s', (code, signal, stderr, expected, message) => {
  expect(describeExit({ code, signal, error: null }, stderr)).toMatchObject({
    code: expected,
    message: expect.stringMatching(message),
  });
});

test('a process that did not start is the fault of the machine', () => {
  const error = new Error('spawn EAGAIN');
  expect(describeNoStart({ code: null, signal: null, error }, '')).toMatchObject({
    code: 'WORKER_START_FAILED',
    message: 'No process could take the task: spawn EAGAIN',
    retryable: true,
  });
  expect(describeNoStart({ code: 1, signal: null, error: null }, 'no such module')).toMatchObject({
    message: 'No process could take the task: it ended with exit code 1. no such module',
  });
});
