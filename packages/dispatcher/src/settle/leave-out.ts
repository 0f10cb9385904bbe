import type { RunState } from '../state/run-state.ts';
import { taskNumber } from '../state/task-number.ts';
import { followEnds } from './end-task.ts';
import { settleTask } from './settle-task.ts';

/**
 * Skips those of the tasks that the run leaves out. All of them before anything follows, so that no
 * condition is asked about a task left out.
 */
export function leaveOut(state: RunState, ids: readonly string[]): void {
  if (state.skip.size === 0) return;
  const skipped: number[] = [];
  for (const id of ids) {
    const skipReason = state.skip.get(id);
    if (skipReason === undefined) continue;
    const task = taskNumber(state, id);
    settleTask(state, task, { outcome: 'skipped', skipReason });
    skipped.push(task);
  }
  followEnds(state, skipped);
}
