import { phases, stopAsks, type RunState } from './run-state.ts';
import { findTask } from './task-number.ts';

interface Submission {
  readonly task: string;
  readonly generation: number;
}

/**
 * Whether this submission is the one the run waits for. A late report of an earlier generation, a
 * second report, and one of a task that was given up are not.
 */
export function isAwaited(state: RunState, ref: Submission): boolean {
  const task = findTask(state, ref.task);
  return (
    task !== -1 && state.phase[task] === phases.running && state.generation[task] === ref.generation
  );
}

/** Whether it is worth starting this submission now, should it not have started yet. */
export function isWanted(state: RunState, ref: Submission): boolean {
  return isAwaited(state, ref) && state.cancelAsked[findTask(state, ref.task)] === stopAsks.none;
}
