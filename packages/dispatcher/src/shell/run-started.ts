import type { EventBody } from '../event-body.ts';
import type { RunPlanOptions } from './run-plan-options.ts';

/** The first event of a run. */
export function runStarted(options: RunPlanOptions): EventBody {
  const { limits } = options;
  return {
    type: 'run_started',
    run_id: options.runId,
    correlation_id: options.correlationId,
    parent_run_id: options.parentRunId ?? null,
    plan_sha256: options.planSha256,
    seed: options.seed,
    task_count: options.graph.size,
    limits: {
      max_workers: limits.maxWorkers,
      timeout_ms: limits.timeoutMs,
      run_timeout_ms: limits.runTimeoutMs,
      ...(limits.idleTimeoutMs !== undefined && { idle_timeout_ms: limits.idleTimeoutMs }),
      ...(limits.totalTimeoutMs !== undefined && { total_timeout_ms: limits.totalTimeoutMs }),
      ...(limits.budget?.maxCostUsd != null && { max_cost_usd: limits.budget.maxCostUsd }),
      ...(limits.budget?.maxTokens != null && { max_tokens: limits.budget.maxTokens }),
      ...(limits.budget?.maxRunMs != null && { max_run_ms: limits.budget.maxRunMs }),
      ...(limits.onFailure !== undefined && { on_failure: limits.onFailure }),
    },
  };
}
