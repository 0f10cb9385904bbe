import { expect, test } from '@jest/globals';
import { describeExit } from '../../src/process/describe-exit.ts';

const fatal =
  'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n ----- Native stack trace';

test.each([
  [7, null, '', 'AGENT_EXITED', /exit code 7/],
  [0, null, fatal, 'AGENT_EXITED', /exit code 0/],
  [null, 'SIGSEGV', '', 'AGENT_EXITED', /SIGSEGV/],
  [null, 'SIGABRT', fatal, 'AGENT_OUT_OF_MEMORY', /its process/],
  [134, null, fatal, 'AGENT_OUT_OF_MEMORY', /its process/],
] as const)('exit code %s, signal %s, stderr %j: %s', (code, signal, stderr, expected, message) => {
  expect(describeExit({ code, signal }, stderr)).toMatchObject({
    code: expected,
    message: expect.stringMatching(message),
  });
});
