import { freeWorker } from '../limits/hold-worker.ts';
import { planTask } from './plan-task.ts';
import { phases, type RunState } from './run-state.ts';

/**
 * Puts a task among those that may start. Its level is lower the later it comes, so that no stream
 * of newcomers keeps an old task waiting for ever; it does not change while the task waits, so that
 * the heap stays a heap.
 */
export function makeReady(state: RunState, task: number): void {
  freeWorker(state, task);
  state.phase[task] = phases.ready;
  state.readyAtMs[task] = state.atMs;
  state.level[task] =
    state.tasks.priority[planTask(state, task)]! - Math.floor(state.atMs / state.ageingMs);
  state.ready.push(task);
}
