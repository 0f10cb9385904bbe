import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import type { ProcessExit } from './agent-process.ts';

/** As much of stderr as shows the fault; the rest is in the log of the task. */
const maxShownLength = 500;

export interface ProcessStart {
  readonly exit: ProcessExit;
  /** The end of what it printed. */
  readonly stderr: string;
  /** How long it had to start, if it was ended because it took longer. */
  readonly timedOutAfterMs: number | null;
}

/** A process ended before its agent ran. */
export function describeNoStart({ exit, stderr, timedOutAfterMs }: ProcessStart): ErrorDetail {
  const ending =
    timedOutAfterMs === null
      ? `it ended with ${exit.signal ?? `exit code ${exit.code}`} before its agent ran`
      : `it was ended because its agent did not run within ${timedOutAfterMs} ms`;
  return noProcess(`${ending}. ${quoteEnd(stderr)}`, hintFor(exit, timedOutAfterMs));
}

/** The system refused a new process. */
export function describeNoSpawn(error: Error): ErrorDetail {
  return noProcess(
    error.message,
    'Check the memory of this machine, and its limits of processes (ulimit -u) and open files (ulimit -n).',
  );
}

function hintFor({ signal }: ProcessExit, timedOutAfterMs: number | null): string {
  if (timedOutAfterMs !== null) return 'Let fewer tasks run at once: the machine is overloaded.';
  return signal === 'SIGKILL'
    ? 'Something outside ended it: check whether the system ran out of memory.'
    : 'What it printed tells why. Where a file could not be loaded, install the packages again.';
}

function noProcess(why: string, hint: string): ErrorDetail {
  return errorDetail({
    code: 'WORKER_START_FAILED',
    message: `No process could take the task: ${why}`,
    hint,
    retryable: true,
  });
}

function quoteEnd(stderr: string): string {
  const text = stderr.trim();
  if (text === '') return 'It printed nothing to stderr.';
  const cut = text.length > maxShownLength;
  return `Its stderr ends with: ${cut ? '…' : ''}${text.slice(-maxShownLength)}`;
}
