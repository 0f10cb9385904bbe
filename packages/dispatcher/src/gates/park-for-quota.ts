import { freeWorker } from '../limits/hold-worker.ts';
import type { Failure } from '../retry/failure.ts';
import { planTask } from '../state/plan-task.ts';
import { phases, stopAsks, type RunState } from '../state/run-state.ts';

/**
 * A quota that is used up is no fault of the task: it waits, uncharged, for a gate to open, or for
 * the run to stop and be resumed. False where it cannot: then it fails like any other.
 */
export function parkForQuota(state: RunState, task: number, failure: Failure): boolean {
  if (failure.errorClass !== 'quota' || failure.outcome !== 'failed') return false;
  if (state.cancelAsked[task] !== stopAsks.none) return false;
  if (state.tasks.restartable[planTask(state, task)] === 0) return false;
  if (state.stopped !== null) return false;
  freeWorker(state, task);
  state.phase[task] = phases.ready;
  state.quotaErrors.set(task, failure.error);
  return true;
}

/** A gate opened: whoever ran out of quota may try again. */
export function unparkFromQuota(state: RunState): void {
  for (const task of state.quotaErrors.keys()) {
    if (state.phase[task] === phases.ready) state.ready.push(task);
  }
  state.quotaErrors.clear();
}
