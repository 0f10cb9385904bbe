import type { TaskOutcome } from '@parallel-dispatcher/schema';
import type { RunState } from '../state/run-state.ts';
import { followSettled } from './follow-settled.ts';
import { settleTask } from './settle-task.ts';
import { stopRun } from './stop-run.ts';
import type { TaskEnd } from './task-end.ts';

/** Settles a task, and what follows from that for others and for the run. */
export function endTask(state: RunState, task: number, end: TaskEnd): void {
  settleTask(state, task, end);
  followEnds(state, [task]);
}

/** What follows from the ends of tasks, for others and for the run. */
export function followEnds(state: RunState, settled: number[]): void {
  followSettled(state, settled);
  if (state.onFailure === 'continue') return;
  const failed = settled.map((one) => state.outcomes[one]!).find(isFailure);
  if (failed === undefined) return;
  const code = failed.error === null ? '' : ` (${failed.error.code})`;
  stopRun(state, {
    stopped: { reason: 'failure', detail: `'${failed.task}' ${failed.outcome}${code}` },
    atMs: state.atMs,
    sparesRunning: state.onFailure === 'no-new',
  });
}

/** What was cancelled or blocked has not failed itself. */
function isFailure({ outcome, optional }: TaskOutcome): boolean {
  return (outcome === 'failed' || outcome === 'timed_out') && optional !== true;
}
