import type { Isolation } from '@parallel-dispatcher/executor';
import { criticalPath, graphWidth, topologicalBatches } from '@parallel-dispatcher/graph';
import {
  exitCodes,
  type ErrorDetail,
  type JsonObject,
  type RunResult,
} from '@parallel-dispatcher/schema';
import { prepareRun, type PreparedRun } from './prepare-run.ts';
import { refusedResult } from './result/refused-result.ts';
import { runtimeEnvironment, type RuntimeOptions } from './runtime-options.ts';
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

export interface PlanReport {
  readonly valid: true;
  readonly task_count: number;
  readonly warnings: readonly ErrorDetail[];
}

/** A document about a plan, or the refused document. */
export type Previewed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly result: RunResult };

/** Checks a plan as a run would, and starts nothing. */
export async function validatePlan(
  plan: Uint8Array | string,
  options: RuntimeOptions = {},
): Promise<Previewed<PlanReport>> {
  return await inspect(plan, options, ({ graph, warnings }) => ({
    valid: true,
    task_count: graph.size,
    warnings,
  }));
}

/** Shows what a run of a plan would do, from the code path of the run; starts no worker. */
export async function previewPlan(
  plan: Uint8Array | string,
  options: RuntimeOptions = {},
): Promise<Previewed<PlanPreview>> {
  return await inspect(plan, options, preview);
}

async function inspect<Value>(
  plan: Uint8Array | string,
  options: RuntimeOptions,
  describe: (run: PreparedRun) => Value,
): Promise<Previewed<Value>> {
  const prepared = await prepareRun(plan, runtimeEnvironment(options));
  return prepared.ok
    ? { ok: true, value: describe(prepared.value) }
    : { ok: false, result: refusedResult(prepared.errors, exitCodes.refused) };
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
