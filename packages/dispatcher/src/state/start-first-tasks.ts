import { arrive } from '../rules/arrive.ts';
import { endTask } from '../settle/end-task.ts';
import { leaveOut } from '../settle/leave-out.ts';
import { phases, type RunState } from './run-state.ts';

/** Skips what the run leaves out, and makes ready what depends on nothing. */
export function startFirstTasks(state: RunState): void {
  const { graph, phase } = state;
  leaveOut(state, graph.ids);
  for (let task = 0; task < graph.size; task += 1) {
    if (phase[task] !== phases.waiting || graph.dependencyCounts[task] !== 0) continue;
    const end = arrive(state, task);
    if (end !== undefined) endTask(state, task, end);
  }
}
