import { taskStatusOf } from '@parallel-dispatcher/schema';
import type { RunState } from '../state/run-state.ts';
import { blockDependents } from './block-dependents.ts';
import { releaseDependents } from './release-dependents.ts';
import { settleTask, type TaskEnd } from './settle-task.ts';

/** Settles a task, and what follows from that for those that depend on it. */
export function endTask(state: RunState, task: number, end: TaskEnd): void {
  settleTask(state, task, end);
  if (taskStatusOf(end.outcome) === 'success') releaseDependents(state, task);
  else blockDependents(state, task);
}
