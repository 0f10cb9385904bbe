import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { buildGraph, type TaskGraph } from '@parallel-dispatcher/graph';
import {
  readPlan,
  type ErrorDetail,
  type JsonObject,
  type Plan,
} from '@parallel-dispatcher/schema';
import { createRedactor, type Redactor } from '@parallel-dispatcher/tracing';
import { loadAgents } from './agents/load-agents.ts';
import { routeTasks, type Route } from './agents/route-tasks.ts';
import { accept, refuse, type Checked } from './checked.ts';
import { loadConfig } from './config/load-config.ts';
import { checkIds } from './preflight/check-ids.ts';
import { checkInputs } from './preflight/check-inputs.ts';
import { checkPaths, type TaskPaths } from './preflight/check-paths.ts';
import { redactPlan } from './preflight/redact-plan.ts';
import type { RuntimeEnvironment } from './runtime-options.ts';
import { workersFor } from './settings/max-workers.ts';
import { resolveSettings, type Settings } from './settings/resolve-settings.ts';

/** A plan that may run: checked, routed, its paths and inputs looked at. Nothing has started. */
export interface PreparedRun {
  /** Redacted: the plan as journal, traces and result may show it. */
  readonly plan: Plan;
  readonly planSha256: string;
  readonly graph: TaskGraph;
  readonly routes: ReadonlyMap<string, Route>;
  /** Live inputs, environment references resolved. For agents only. */
  readonly inputOf: (task: string) => JsonObject;
  readonly paths: ReadonlyMap<string, TaskPaths>;
  readonly settings: Settings;
  readonly traceDir: string;
  readonly maxWorkers: number;
  readonly redactor: Redactor;
  readonly warnings: readonly ErrorDetail[];
}

/** Everything that is decided before a run: the same for `run`, `plan` and `validate`. */
export async function prepareRun(
  source: Uint8Array | string,
  environment: RuntimeEnvironment,
): Promise<Checked<PreparedRun>> {
  const loaded = await loadConfig(environment);
  if (!loaded.ok) return loaded;
  const { config } = loaded.value;

  const maxBytes = environment.flags.maxPlanBytes ?? config.max_plan_bytes;
  const { planSyntax: syntax } = environment;
  const parsed = await readPlan(source, {
    ...(maxBytes !== undefined && { maxBytes }),
    ...(syntax !== undefined && { syntax }),
  });
  const redactor = createRedactor({ env: environment.env, secretNames: config.allow_env });
  const livePlan = parsed.ok ? parsed.value : parsed.rest;
  if (livePlan === undefined) return refuse(...redactErrors(problemsOf(parsed), redactor));

  const graph = buildGraph(livePlan);
  const settings = resolveSettings(environment, livePlan.config, loaded.value);
  const registry = await loadAgents(loaded.value, environment.env);
  const early = [parsed, graph, settings, registry, checkIds(livePlan, redactor)];
  // With fields that nobody knows, what a task wants is a guess: its agent and input can wait.
  if (!parsed.ok || !settings.ok || !registry.ok) {
    return refuse(...redactErrors(early.flatMap(problemsOf), redactor));
  }

  const routed = await routeTasks(livePlan, registry.value);
  const { inputs, checked } = await checkInputs(livePlan, routed.routes, {
    env: environment.env,
    allowed: config.allow_env,
  });
  const paths = graph.ok && (await checkPaths(graph.value, inputs, settings.value.roots));
  const late = [routed.checked, checked, ...(paths === false ? [] : [paths])];
  const problems = [...early, ...late].flatMap(problemsOf);
  if (!graph.ok || paths === false || !paths.ok || problems.length > 0) {
    return refuse(...redactErrors(problems, redactor));
  }

  const plan = redactPlan(livePlan, redactor);
  const workloads = new Set(
    [...routed.routes.values()].map((route) => route.agent.definition.workload),
  );
  return accept({
    plan,
    planSha256: createHash('sha256').update(JSON.stringify(plan)).digest('hex'),
    graph: graph.value,
    routes: routed.routes,
    inputOf: (task) => inputs.get(task)?.input ?? {},
    paths: paths.value,
    settings: settings.value,
    traceDir: resolve(environment.cwd, settings.value.traceDir),
    maxWorkers: workersFor(settings.value.maxWorkers, workloads),
    redactor,
    warnings: redactErrors([...parsed.warnings, ...graph.warnings], redactor),
  });
}

function problemsOf(
  checked: { readonly ok: true } | { readonly ok: false; readonly errors: readonly ErrorDetail[] },
): readonly ErrorDetail[] {
  return checked.ok ? [] : checked.errors;
}

/** An error quotes what came, and that may be a secret that was just resolved. */
function redactErrors(errors: readonly ErrorDetail[], redactor: Redactor): readonly ErrorDetail[] {
  return errors.map(
    (error) => redactor.redact(error as unknown as JsonObject) as unknown as ErrorDetail,
  );
}
