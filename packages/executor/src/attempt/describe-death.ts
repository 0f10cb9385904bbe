import { describeFailure } from '@parallel-dispatcher/agent';
import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { memoryExceeded } from './memory-exceeded.ts';

/** Why a thread died under a call that was alone on it. */
export function describeDeath(error: unknown): ErrorDetail {
  const { error: cause } = describeFailure(error);
  if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return memoryExceeded('thread', cause);
  }
  const exit = /^worker exited with code: (-?\d+)$/u.exec(cause.message);
  if (exit !== null) {
    return errorDetail({
      code: 'AGENT_EXITED',
      message: `The agent ended its thread with process.exit(${exit[1] ?? ''}).`,
      hint: 'Return or throw instead of calling process.exit().',
    });
  }
  return errorDetail({
    code: 'AGENT_CRASHED',
    message: `The agent took its thread down: ${cause.message}`,
    cause,
  });
}

/** Others were on the thread: nobody knows whose fault it was, so nobody is charged. */
export function describeLoss(error: unknown): ErrorDetail {
  return errorDetail({
    code: 'THREAD_LOST',
    message: 'The thread went away while several calls shared it; this one was not at fault alone.',
    hint: 'It can run again on a thread of its own.',
    retryable: true,
    cause: error === null || error === undefined ? null : describeFailure(error).error,
  });
}
