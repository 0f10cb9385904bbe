import type { JsonObject } from '@parallel-dispatcher/schema';
import type { PreparedRun } from '../prepared-run.ts';

/** The settings a run goes by, as index and preview show them. */
export function shownConfig({
  settings,
  maxWorkers,
  taping: { record, replay },
}: Pick<PreparedRun, 'settings' | 'maxWorkers' | 'taping'>): JsonObject {
  return {
    max_workers: maxWorkers,
    timeout_seconds: settings.timeoutSeconds,
    idle_timeout_seconds: settings.idleTimeoutSeconds,
    run_timeout_seconds: settings.runTimeoutSeconds,
    total_timeout_seconds: settings.totalTimeoutSeconds,
    on_failure: settings.onFailure,
    cache: settings.cache,
    max_run_seconds: settings.budget.maxRunSeconds,
    max_cost_usd: settings.budget.maxCostUsd,
    max_tokens: settings.budget.maxTokens,
    trace_dir: settings.traceDir,
    trace_content: settings.traceContent,
    model: settings.model,
    ...(record && { record }),
    ...(replay !== null && { replay: replay.name }),
  };
}
