import type { TaskEnd } from '../settle/task-end.ts';
import { makeReady } from '../state/make-ready.ts';
import { phases, type RunState } from '../state/run-state.ts';
import { judgeCondition } from './judge-condition.ts';

/**
 * A task has what it waited for: it becomes ready, or grows if it is a map. Answers how it ends
 * where its condition ends it here.
 */
export function arrive(state: RunState, task: number): TaskEnd | undefined {
  const condition = state.tasks.condition?.[task];
  const end = condition && judgeCondition(condition, state.view);
  if (end !== undefined) return end;
  if (state.tasks.map?.[task] === undefined) {
    makeReady(state, task);
  } else {
    state.phase[task] = phases.expanding;
    state.toExpand.push(task);
  }
  return undefined;
}
