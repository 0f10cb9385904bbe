import { describeFailure } from '@parallel-dispatcher/agent';
import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorDetail } from '@parallel-dispatcher/schema';

const code = 'WORKER_START_FAILED';

/** No thread or process took the call, however often it was tried. */
export function describeUnstarted(error: unknown): ErrorDetail {
  if (isOfProcess(error)) return error;
  const cause = error === null || error === undefined ? null : describeFailure(error).error;
  return errorDetail({
    code,
    message: `No thread could take the task: ${cause?.message ?? 'unknown reason'}`,
    hint: 'Check the memory and the process limits of this machine.',
    retryable: true,
    cause,
  });
}

/** The thread that looked after a process told all there is to know. */
function isOfProcess(error: unknown): error is ErrorDetail {
  return (error as Partial<ErrorDetail> | null | undefined)?.code === code;
}
