import { phases, type RunState } from '../state/run-state.ts';
import { settleTask } from './settle-task.ts';
import { blockedError } from './task-errors.ts';

/**
 * Settles as `blocked` all that depends on a failed task, however far below. Where two chains meet,
 * the failure that came first is named. A chain of 100,000 tasks takes no stack, and a task is
 * looked at once per dependency in the whole run.
 */
export function blockDependents(state: RunState, root: number): void {
  const { dependentOffsets, dependentTargets } = state.graph;
  const rootId = state.graph.ids[root]!;
  const error = blockedError(rootId, state.outcomes[root]!.error);
  const reached = [root];
  for (const task of reached) {
    for (let edge = dependentOffsets[task]!; edge < dependentOffsets[task + 1]!; edge += 1) {
      const dependent = dependentTargets[edge]!;
      if (state.phase[dependent] === phases.settled) continue;
      settleTask(state, dependent, { outcome: 'blocked', error, blockedBy: rootId });
      reached.push(dependent);
    }
  }
}
