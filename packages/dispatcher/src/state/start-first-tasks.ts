import { arrive } from '../rules/arrive.ts';
import { endTask, followEnds } from '../settle/end-task.ts';
import { settleTask } from '../settle/settle-task.ts';
import { phases, type RunState } from './run-state.ts';
import { taskNumber } from './task-number.ts';

/** Skips what the run leaves out, and makes ready what depends on nothing. */
export function startFirstTasks(
  state: RunState,
  skip: ReadonlyMap<string, string> | undefined,
): void {
  const { graph, phase } = state;
  if (skip !== undefined) leaveOut(state, skip);
  for (let task = 0; task < graph.size; task += 1) {
    if (phase[task] !== phases.waiting || graph.dependencyCounts[task] !== 0) continue;
    const end = arrive(state, task);
    if (end !== undefined) endTask(state, task, end);
  }
}

/** All of them before anything follows, so that no condition is asked about a task left out. */
function leaveOut(state: RunState, skip: ReadonlyMap<string, string>): void {
  const skipped: number[] = [];
  for (const [id, skipReason] of skip) {
    const task = taskNumber(state, id);
    settleTask(state, task, { outcome: 'skipped', skipReason });
    skipped.push(task);
  }
  followEnds(state, skipped);
}
