import { freeWorker } from '../limits/hold-worker.ts';
import type { Failure } from '../retry/failure.ts';
import { endTask } from '../settle/end-task.ts';
import { stoppedEnd } from '../settle/stopped-end.ts';
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
  if (state.stopped !== null) return leaveUndone(state, task, failure);
  freeWorker(state, task);
  state.phase[task] = phases.ready;
  state.quotaErrors.set(task, failure.error);
  return true;
}

/** Where the run stopped for the same kind of reason, it is left undone like all that waited. */
function leaveUndone(state: RunState, task: number, { error }: Failure): boolean {
  if (state.stopped?.reason !== 'budget' && state.stopped?.reason !== 'quota') return false;
  endTask(state, task, stoppedEnd(state, { task, cause: error }));
  return true;
}

/** A gate opened: whoever ran out of quota may try again. */
export function unparkFromQuota(state: RunState): void {
  for (const task of state.quotaErrors.keys()) {
    if (state.phase[task] === phases.ready) state.ready.push(task);
  }
  state.quotaErrors.clear();
}
