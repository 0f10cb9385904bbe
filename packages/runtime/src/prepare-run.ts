import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { buildGraph } from '@parallel-dispatcher/graph';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { loadAgents } from './agents/load-agents.ts';
import { routeTasks } from './agents/route-tasks.ts';
import { accept, refuse, type Checked } from './checked.ts';
import { loadConfig } from './config/load-config.ts';
import { checkLinks } from './links/check-links.ts';
import { findLinks } from './links/find-links.ts';
import { LiveInputs } from './links/live-inputs.ts';
import { withImpliedDependencies } from './links/with-implied-dependencies.ts';
import { checkCache } from './preflight/check-cache.ts';
import { checkIds } from './preflight/check-ids.ts';
import { checkInputs } from './preflight/check-inputs.ts';
import { checkModels } from './preflight/check-models.ts';
import { checkMapIds } from './preflight/check-map-ids.ts';
import { checkPaths } from './preflight/check-paths.ts';
import { checkResources } from './preflight/check-resources.ts';
import { checkCommands } from './preflight/check-commands.ts';
import { checkVerify } from './preflight/check-verify.ts';
import { checkWriteRoots } from './preflight/check-write-roots.ts';
import { checkWrites } from './preflight/check-writes.ts';
import { redactErrors, redactPlan } from './preflight/redact-plan.ts';
import { checkReplay } from './replay/check-replay.ts';
import { noTaping } from './replay/taping.ts';
import type { PreparedRun } from './prepared-run.ts';
import { readLivePlan } from './read-live-plan.ts';
import type { RuntimeEnvironment } from './runtime-options.ts';
import { workersFor } from './settings/max-workers.ts';
import { resolveSettings } from './settings/resolve-settings.ts';

/** Everything that is decided before a run: the same for `run`, `plan` and `validate`. */
export async function prepareRun(
  source: Uint8Array | string,
  environment: RuntimeEnvironment,
): Promise<Checked<PreparedRun>> {
  const loaded = await loadConfig(environment);
  if (!loaded.ok) return loaded;
  const { config, hooks } = loaded.value;
  const read = await readLivePlan(source, environment, loaded.value);
  if (!read.ok) return read;
  const { redactor, parsed } = read.value;
  const refuseRedacted = (problems: readonly ErrorDetail[]) =>
    refuse(...redactErrors(problems, redactor));

  const { links, problems: unreadable, warnings: doubtful } = await findLinks(read.value.plan);
  const livePlan = withImpliedDependencies(read.value.plan, links);
  const graph = buildGraph(livePlan);
  const settings = resolveSettings(environment, livePlan.config, loaded.value);
  const registry = await loadAgents(loaded.value, environment);
  const verify = checkVerify(livePlan, config);
  const taping = settings.ok ? await checkReplay(environment, settings.value) : accept(noTaping);
  const early = [
    ...problemsOf(parsed),
    ...unreadable,
    ...[
      graph,
      settings,
      registry,
      verify,
      taping,
      checkIds(livePlan, redactor),
      checkMapIds(livePlan),
      settings.ok ? checkResources(livePlan, settings.value.resources) : accept(null),
      settings.ok
        ? await checkModels(livePlan, {
            config,
            settings: settings.value,
            taping: environment.flags,
          })
        : accept(null),
    ].flatMap(problemsOf),
  ];
  // With fields that nobody knows, what a task wants is a guess: its agent and input can wait.
  if (!parsed.ok || !settings.ok || !registry.ok || !verify.ok || !taping.ok)
    return refuseRedacted(early);

  const { routes, checked: routed } = await routeTasks(livePlan, registry.value);
  const { inputs, checked } = await checkInputs(livePlan, routes, {
    env: environment.env,
    allowed: config.allow_env,
  });
  const commands = checkCommands(livePlan, { routes, config });
  const linked = await checkLinks({ plan: livePlan, links, routes });
  const cached = checkCache(livePlan, { routes, byDefault: settings.value.cache });
  const problems = [...early, ...[routed, checked, commands, linked, cached].flatMap(problemsOf)];
  if (!graph.ok) return refuseRedacted(problems);
  const paths = await checkPaths(graph.value, inputs, settings.value.roots);
  const writable = await checkWriteRoots(livePlan, {
    cwd: environment.cwd,
    roots: settings.value.roots,
  });
  const writes = checkWrites({
    graph: graph.value,
    plan: livePlan,
    paths: paths.ok ? paths.value : new Map(),
    cwd: environment.cwd,
    onConflict: settings.value.writeConflicts,
  });
  if (!paths.ok || !writable.ok || !writes.ok || !cached.ok || problems.length > 0) {
    return refuseRedacted([...problems, ...[paths, writable, writes].flatMap(problemsOf)]);
  }

  const plan = redactPlan(livePlan, redactor);
  const { record, replay } = taping.value;
  const workloads = new Set([...routes.values()].map((route) => route.agent.definition.workload));
  return accept({
    plan,
    planSha256: () => createHash('sha256').update(JSON.stringify(plan)).digest('hex'),
    graph: graph.value,
    routes,
    links,
    inputs: new LiveInputs({
      plan: livePlan,
      links,
      redactor,
      positionOf: (task) => graph.value.indexOf(task),
      templateOf: (task) => inputs.get(task)?.template ?? {},
    }),
    paths: paths.value,
    verify: verify.value,
    writes: writes.value,
    taping: taping.value,
    // What is not asked is not recorded either.
    cached: record || replay !== null ? new Set() : cached.value,
    loaded: loaded.value,
    hooks,
    settings: settings.value,
    traceDir: resolve(environment.cwd, settings.value.traceDir),
    maxWorkers: workersFor(settings.value.maxWorkers, workloads),
    redactor,
    warnings: redactErrors(
      [...loaded.value.warnings, ...parsed.warnings, ...doubtful, ...graph.warnings],
      redactor,
    ),
  });
}

function problemsOf(
  checked: { readonly ok: true } | { readonly ok: false; readonly errors: readonly ErrorDetail[] },
): readonly ErrorDetail[] {
  return checked.ok ? [] : checked.errors;
}
