import type { RunState } from './run-state.ts';

/** Expects the report of a task that starts then within its timeout, and the patience after it. */
export function watchTask(
  state: RunState,
  { task, startsAtMs }: { readonly task: number; readonly startsAtMs: number },
): void {
  const overdueAtMs = startsAtMs + state.tasks.timeoutMs[task]! + state.patience.reportMs;
  state.overdueAtMs[task] = overdueAtMs;
  if (overdueAtMs < state.watchAtMs) state.watchAtMs = overdueAtMs;
}
