import { freeWorker } from '../limits/hold-worker.ts';
import { planTask } from './plan-task.ts';
import { phases, type RunState } from './run-state.ts';

/**
 * Puts a task among those that may start. Its level is lower the later it comes, so that no stream
 * of more important newcomers keeps an old task waiting for ever; it does not change while the task
 * waits, so that the heap stays a heap. Where no task is more important than another, the longest
 * path below decides alone: age would let a crowd of leaves overtake it.
 */
export function makeReady(state: RunState, task: number): void {
  freeWorker(state, task);
  state.phase[task] = phases.ready;
  state.readyAtMs[task] = state.atMs;
  const { priority, hasPriorities } = state.tasks;
  const age = hasPriorities ? Math.floor(state.atMs / state.ageingMs) : 0;
  state.level[task] = priority[planTask(state, task)]! - age;
  state.ready.push(task);
}
