import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import type { RunState } from '../state/run-state.ts';

interface CancelledTask {
  readonly task: number;
  /** What it had failed with before, or what its executor said. @default null */
  readonly cause?: ErrorDetail | null | undefined;
}

/** The end of a task that its run, or somebody, stopped. */
export function cancelledError(
  { stopped, cancelReasons }: Pick<RunState, 'stopped' | 'cancelReasons'>,
  { task, cause = null }: CancelledTask,
): ErrorDetail {
  const asked = cancelReasons.get(task);
  if (asked !== undefined || stopped === null) {
    return errorDetail({
      code: 'CANCELLED',
      message: `Not finished: the task was cancelled${asked === undefined ? '' : `: ${asked}`}.`,
      hint: 'Retry the run to do it after all.',
      retryable: true,
      cause,
    });
  }
  if (stopped.reason === 'failure') {
    return errorDetail({
      code: 'CANCELLED',
      message: `Not finished: the run stopped at the first failure: ${stopped.detail}.`,
      hint: 'Mend that task; on_failure: continue lets the others run.',
      retryable: true,
      cause,
    });
  }
  if (stopped.reason === 'run_deadline') {
    return errorDetail({
      code: 'RUN_DEADLINE',
      message: `Not finished: ${stopped.detail}.`,
      hint: 'Give the run more time (run_timeout_seconds), more workers, or fewer tasks.',
      retryable: true,
      cause,
    });
  }
  return errorDetail({
    code: 'CANCELLED',
    message: `Not finished: the run was stopped: ${stopped.detail}.`,
    hint: 'Resume the run: what finished is not run again.',
    retryable: true,
    cause,
  });
}

export function overdueError(timeoutMs: number): ErrorDetail {
  return errorDetail({
    code: 'TIMED_OUT',
    message: `No report came within the timeout of ${timeoutMs} ms and the time allowed after it.`,
    hint: 'Raise timeout_seconds if the task needs longer; else its worker hangs.',
    retryable: true,
  });
}

/** It was under way when the run broke off, and nobody knows how far it came. */
export function interruptedError(): ErrorDetail {
  return errorDetail({
    code: 'INTERRUPTED',
    message: 'The run broke off while this task ran, and its agent must not be started twice.',
    hint: 'Look at what it did; to run it again nevertheless, retry it in a new run.',
  });
}

export function threadLostError(why: 'again' | 'not restartable'): ErrorDetail {
  return errorDetail({
    code: 'THREAD_LOST',
    message:
      why === 'again'
        ? 'The worker was lost twice while it ran this task, the second time alone.'
        : 'The worker was lost while it ran this task, and its agent must not be started twice.',
    hint: 'Look for process.exit, a native crash or memory exhaustion in the agent.',
    retryable: why === 'again',
  });
}

/** For a report that says it failed and not why. */
export function unexplainedError(status: 'failed' | 'timed_out'): ErrorDetail {
  return errorDetail({
    code: status === 'failed' ? 'TASK_FAILED' : 'TIMED_OUT',
    message: `The executor reported '${status}' without an error.`,
  });
}
