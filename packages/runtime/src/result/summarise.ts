import { taskStatusOf, type RunSummary, type TaskOutcome } from '@parallel-dispatcher/schema';

export function summarise(outcomes: readonly TaskOutcome[], totalTimeMs: number): RunSummary {
  const successful = outcomes.filter(({ outcome }) => taskStatusOf(outcome) === 'success').length;
  return {
    total_tasks: outcomes.length,
    successful,
    failed: outcomes.length - successful,
    total_time_ms: Math.round(totalTimeMs),
  };
}
