import type { DispatchConfig, PlanConfig } from '@parallel-dispatcher/schema';
import type { DispatchFlags } from '../runtime-options.ts';
import type { Variables } from './read-variables.ts';

/** What a run may use up; null: as much as it takes. */
export interface Budget {
  readonly maxRunSeconds: number | null;
  readonly maxCostUsd: number | null;
  readonly maxTokens: number | null;
  /** Share at which a warning is given. */
  readonly warnAt: number;
}

interface Sources {
  readonly flags: DispatchFlags;
  readonly plan: PlanConfig;
  readonly variables: Variables;
  readonly config: DispatchConfig;
}

const defaultWarnAt = 0.8;

/** Who starts the run decides. Else what the config gives holds, and a plan may lower it. */
export function resolveBudget({ flags, plan, variables, config }: Sources): Budget {
  return {
    maxRunSeconds:
      flags.maxRunSeconds ??
      lower(plan.max_run_seconds, variables.maxRunSeconds ?? config.max_run_seconds),
    maxCostUsd:
      flags.maxCostUsd ?? lower(plan.max_cost_usd, variables.maxCostUsd ?? config.max_cost_usd),
    maxTokens: flags.maxTokens ?? lower(plan.max_tokens, variables.maxTokens ?? config.max_tokens),
    warnAt: config.budget_warning ?? defaultWarnAt,
  };
}

function lower(plan: number | undefined, given: number | undefined): number | null {
  const lowest = Math.min(plan ?? Infinity, given ?? Infinity);
  return lowest === Infinity ? null : lowest;
}
