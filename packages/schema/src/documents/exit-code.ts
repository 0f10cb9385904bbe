import type { RunResult } from './run-result.ts';
import type { RunStatus } from './outcome.ts';

/** What a run's end means for the calling shell: the one table. */
export const exitCodes = {
  success: 0,
  taskFailed: 1,
  refused: 2,
  environment: 3,
  stoppedResumable: 4,
  bug: 70,
  interrupted: { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 },
} as const;

/**
 * The exit code of a run that started. First match: signal, traces that were required and failed,
 * stopped but resumable, any error, success. A run that its caller cancelled, or that a failure
 * ended by `on_failure`, is told by its tasks.
 */
export function exitCodeOf(status: RunStatus, stopped: RunResult['stopped']): number {
  if (stopped?.reason === 'signal') return interruptedBy(stopped.detail);
  if (stopped?.reason === 'trace') return exitCodes.environment;
  const isResumable = stopped !== null && !['cancelled', 'failure'].includes(stopped.reason);
  if (isResumable) return exitCodes.stoppedResumable;
  return status === 'success' ? exitCodes.success : exitCodes.taskFailed;
}

/** 128 + the number of the signal; a signal that is not in the table counts as Ctrl-C. */
function interruptedBy(signal: string): number {
  const codes: Readonly<Record<string, number>> = exitCodes.interrupted;
  return Object.hasOwn(codes, signal) ? (codes[signal] as number) : exitCodes.interrupted.SIGINT;
}
