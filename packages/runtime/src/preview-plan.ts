import type { Isolation } from '@parallel-dispatcher/executor';
import { criticalPath, graphWidth, topologicalBatches } from '@parallel-dispatcher/graph';
import type { ErrorDetail, JsonObject } from '@parallel-dispatcher/schema';
import { inspectPlan, type Inspected } from './inspect-plan.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { RuntimeOptions } from './runtime-options.ts';
import { shownConfig } from './settings/shown-config.ts';

/** One task of a preview: who will do it, why, and with which files. */
export interface PreviewTask {
  readonly task_id: string;
  readonly agent: string;
  readonly rule: string;
  readonly workload: 'io' | 'cpu';
  readonly isolation: Isolation;
  readonly dependencies: readonly string[];
  readonly timeout_seconds: number;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/** What a run of a plan would do. */
export interface PlanPreview {
  readonly task_count: number;
  readonly batches: readonly (readonly string[])[];
  readonly critical_path: readonly string[];
  readonly width: number;
  readonly config: JsonObject;
  readonly tasks: readonly PreviewTask[];
  readonly duration_ms: number | null;
  readonly duration_reason: string;
  readonly warnings: readonly ErrorDetail[];
}

/** Shows what a run of a plan would do, from the code path of the run; starts no worker. */
export async function previewPlan(
  plan: Uint8Array | string,
  options: RuntimeOptions = {},
): Promise<Inspected<PlanPreview>> {
  return await inspectPlan(plan, options, preview);
}

function preview(run: PreparedRun): PlanPreview {
  return {
    task_count: run.graph.size,
    batches: topologicalBatches(run.graph),
    critical_path: criticalPath(run.graph).path,
    width: graphWidth(run.graph),
    config: shownConfig(run),
    tasks: run.plan.tasks.flatMap((task) => {
      const route = run.routes.get(task.task_id);
      if (route === undefined) return [];
      const { definition, isolation } = route.agent;
      const paths = run.paths.get(task.task_id);
      return {
        task_id: task.task_id,
        agent: definition.name,
        rule: route.rule,
        workload: definition.workload,
        isolation,
        dependencies: task.dependencies,
        timeout_seconds: task.timeout_seconds ?? run.settings.timeoutSeconds,
        reads: (paths?.reads ?? []).map((path) => run.redactor.redactText(path)),
        writes: (paths?.writes ?? []).map((path) => run.redactor.redactText(path)),
      };
    }),
    duration_ms: null,
    duration_reason: 'No history of durations is kept yet.',
    warnings: run.warnings,
  };
}
