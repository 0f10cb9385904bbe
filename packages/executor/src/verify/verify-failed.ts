import type { Failure } from '@parallel-dispatcher/agent';
import { errorDetail, type Verification } from '@parallel-dispatcher/schema';

/** The failure of a task whose answer was fine and whose check was not. */
export function verifyFailed(verification: Verification): Failure {
  const { argv, exit_code: exitCode, signal, timed_out: timedOut } = verification;
  const how = timedOut
    ? 'took too long'
    : exitCode === null
      ? signal === null
        ? 'could not be started'
        : `was ended by ${signal}`
      : `ended with exit code ${exitCode}`;
  return {
    error: errorDetail({
      code: 'VERIFY_FAILED',
      message: `The answer was accepted, but its check ${JSON.stringify(argv.join(' '))} ${how}.`,
      path: 'verify',
      hint: 'What the check printed is in the trace of the task, under attempts[].verification.',
    }),
    errorClass: 'invalid_output',
  };
}
