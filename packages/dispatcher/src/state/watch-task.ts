import { planTask } from './plan-task.ts';
import type { RunState } from './run-state.ts';

/** Expects the report of a task that starts then within its timeout, and the patience after it. */
export function watchTask(
  state: RunState,
  {
    task,
    startsAtMs,
    timeoutMs = state.tasks.timeoutMs[planTask(state, task)]!,
  }: { readonly task: number; readonly startsAtMs: number; readonly timeoutMs?: number },
): void {
  const overdueAtMs = startsAtMs + timeoutMs + state.patience.reportMs;
  state.overdueAtMs[task] = overdueAtMs;
  if (overdueAtMs < state.watchAtMs) state.watchAtMs = overdueAtMs;
}
