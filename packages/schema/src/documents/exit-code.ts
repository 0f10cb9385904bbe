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

/** The exit code of a run that started. First match: signal, stopped but resumable, any error, success. */
export function exitCodeOf(status: RunStatus, stopped: RunResult['stopped']): number {
  if (stopped?.reason === 'signal') {
    return exitCodes.interrupted[stopped.detail as keyof typeof exitCodes.interrupted] ?? 130;
  }
  if (stopped?.reason === 'trace') return exitCodes.environment;
  if (stopped !== null && stopped.reason !== 'cancelled') return exitCodes.stoppedResumable;
  return status === 'success' ? exitCodes.success : exitCodes.taskFailed;
}
