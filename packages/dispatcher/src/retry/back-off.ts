import { freeWorker } from '../limits/hold-worker.ts';
import { phases, type RunState } from '../state/run-state.ts';
import type { TaskTime } from './task-time.ts';

/** Lets a task wait for its next attempt. It holds no worker meanwhile. */
export function backOff(
  state: RunState,
  { task, untilMs }: { readonly task: number; readonly untilMs: number },
): void {
  freeWorker(state, task);
  state.phase[task] = phases.backingOff;
  state.histories.get(task)!.retryAtMs = untilMs;
  state.backoffs.push({ task, atMs: untilMs });
}

/** The first wait to end; those of tasks that wait no more are let go. */
export function firstBackoff({ backoffs, phase, histories }: RunState): TaskTime | undefined {
  for (let first = backoffs.peek(); first !== undefined; first = backoffs.peek()) {
    const isDue = histories.get(first.task)?.retryAtMs === first.atMs;
    if (isDue && phase[first.task] === phases.backingOff) return first;
    backoffs.pop();
  }
  return undefined;
}
