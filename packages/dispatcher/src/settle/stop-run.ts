import { phases, type RunState, type StoppedReason } from '../state/run-state.ts';
import { askToStop } from './ask-to-stop.ts';
import { settleTask } from './settle-task.ts';
import { cancelledError } from './task-errors.ts';

/** Nothing starts from here on: what runs is asked to stop, everything else is cancelled. */
export function stopRun(
  state: RunState,
  { stopped, atMs }: { readonly stopped: StoppedReason; readonly atMs: number },
): void {
  if (state.stopped !== null) return;
  state.stopped = stopped;
  const error = cancelledError(state);
  for (let task = 0; task < state.graph.size; task += 1) {
    if (state.phase[task] === phases.settled) continue;
    if (state.running.has(task)) askToStop(state, task, { reason: stopped.detail, atMs });
    else settleTask(state, task, { outcome: 'cancelled', error });
  }
}
