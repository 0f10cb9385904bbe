import { expect, test } from '@jest/globals';
import { describeNoStart } from '../../src/process/describe-no-start.ts';

const exit = { code: 1, signal: null } as const;

test('shows the end of a long stderr, marked as cut', () => {
  const stderr = `first${'x'.repeat(600)}last\n`;
  const { message } = describeNoStart({ exit, stderr, timedOutAfterMs: null });
  expect(message).toMatch(/exit code 1 before its agent ran\. Its stderr ends with: …x{496}last$/u);
});

test('a process that we ended for its slowness is not said to have been killed', () => {
  const killed = { code: null, signal: 'SIGKILL' } as const;
  const error = describeNoStart({ exit: killed, stderr: '', timedOutAfterMs: 30_000 });
  expect(error.message).toMatch(/its agent did not run within 30000 ms/u);
  expect(error.hint).toMatch(/overloaded/u);
});
