import { criticalPath, graphWidth, topologicalBatches } from '@parallel-dispatcher/graph';
import type { ErrorDetail, JsonObject } from '@parallel-dispatcher/schema';
import { readHistory } from '@parallel-dispatcher/tracing';
import { inspectPlan, type Inspected } from './inspect-plan.ts';
import type { PreparedRun } from './prepared-run.ts';
import type { CacheState } from './preview/cache-states.ts';
import { estimateCost, type CostEstimate } from './preview/estimate-cost.ts';
import { estimateDuration, type DurationEstimate } from './preview/estimate-duration.ts';
import { previewTask, type PreviewTask } from './preview/preview-task.ts';
import type { RuntimeOptions } from './runtime-options.ts';
import { shownConfig } from './settings/shown-config.ts';

/** What a run of a plan would do. */
export interface PlanPreview extends DurationEstimate, CostEstimate {
  readonly task_count: number;
  readonly batches: readonly (readonly string[])[];
  readonly critical_path: readonly string[];
  readonly width: number;
  readonly config: JsonObject;
  readonly tasks: readonly PreviewTask[];
  /** Pairs of tasks that write the same files and take turns. */
  readonly write_turns: readonly (readonly [string, string])[];
  readonly warnings: readonly ErrorDetail[];
}

/** Shows what a run of a plan would do, from the code path of the run; starts no worker. */
export async function previewPlan(
  plan: Uint8Array | string,
  options: RuntimeOptions = {},
): Promise<Inspected<PlanPreview>> {
  return await inspectPlan(plan, options, preview);
}

async function preview(run: PreparedRun): Promise<PlanPreview> {
  const cached = await statesOf(run);
  const history = await readHistory(run.traceDir);
  return {
    task_count: run.graph.size,
    batches: topologicalBatches(run.graph),
    critical_path: criticalPath(run.graph).path,
    width: graphWidth(run.graph),
    config: shownConfig(run),
    tasks: run.plan.tasks.flatMap((task) => previewTask(task, { run, cached })),
    ...estimateDuration(run, history),
    ...estimateCost(run, history),
    write_turns: run.writes.turns,
    warnings: run.warnings,
  };
}

/** What keeps answers is loaded only where a task may use it. */
async function statesOf(run: PreparedRun): Promise<ReadonlyMap<string, CacheState>> {
  if (run.cached.size === 0) return new Map();
  const { cacheStates } = await import('./preview/cache-states.ts');
  return await cacheStates(run);
}
