import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { inspectPlan, type Inspected } from './inspect-plan.ts';
import type { RuntimeOptions } from './runtime-options.ts';

export interface PlanReport {
  readonly valid: true;
  readonly task_count: number;
  readonly warnings: readonly ErrorDetail[];
}

/** Checks a plan as a run would, and starts nothing. */
export async function validatePlan(
  plan: Uint8Array | string,
  options: RuntimeOptions = {},
): Promise<Inspected<PlanReport>> {
  return await inspectPlan(plan, options, ({ graph, warnings }) => ({
    valid: true,
    task_count: graph.size,
    warnings,
  }));
}
