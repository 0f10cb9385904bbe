import { planTask } from './plan-task.ts';
import type { RunState } from './run-state.ts';

/** Expects the report of a task that starts then within its timeout, and the patience after it. */
export function watchTask(
  state: RunState,
  { task, startsAtMs }: { readonly task: number; readonly startsAtMs: number },
): void {
  const timeoutMs = state.tasks.timeoutMs[planTask(state, task)]!;
  const overdueAtMs = startsAtMs + timeoutMs + state.patience.reportMs;
  state.overdueAtMs[task] = overdueAtMs;
  if (overdueAtMs < state.watchAtMs) state.watchAtMs = overdueAtMs;
}
