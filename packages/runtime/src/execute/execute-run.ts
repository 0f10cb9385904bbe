import { randomInt, randomUUID } from 'node:crypto';
import { relative } from 'node:path';
import { runPlan } from '@parallel-dispatcher/dispatcher';
import { AgentPool, LocalExecutor, type SharedThreads } from '@parallel-dispatcher/executor';
import {
  exitCodeOf,
  exitCodes,
  runStatusOf,
  type RunEvent,
  type RunResult,
} from '@parallel-dispatcher/schema';
import { redactArtifacts, type ResumableRun, type TraceRun } from '@parallel-dispatcher/tracing';
import type { AnswerCache } from '@parallel-dispatcher/cache';
import { answersOf } from '../answers/answers-of.ts';
import type { CachedAnswers } from '../answers/cached-answers.ts';
import type { EarlierAnswers } from '../answers/earlier-answers.ts';
import { openRunCache } from '../answers/open-run-cache.ts';
import { readPendingOrders } from '../control/stored-orders.ts';
import { TaskWatcher } from '../hooks/task-watcher.ts';
import { transformResult } from '../hooks/transform-result.ts';
import type { PreparedRun } from '../prepare-run.ts';
import { watchPressure } from '../pressure/watch-pressure.ts';
import { buildResult } from '../result/build-result.ts';
import { refusedResult } from '../result/refused-result.ts';
import { nextCommands } from '../result/next-commands.ts';
import { sumUsage } from '../result/sum-usage.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import { chosenModel } from '../settings/chosen-model.ts';
import type { Expectations } from './expect-use.ts';
import { filePlacements } from './file-placements.ts';
import { openModels } from './host-models.ts';
import { openTools } from './host-tools.ts';
import { newRunId } from './new-run-id.ts';
import { planTaskOf } from './plan-task-of.ts';
import { openTraces } from './open-traces.ts';
import { runAgents } from './run-agents.ts';
import { runLimits } from './run-limits.ts';
import { serveControl } from './serve-control.ts';
import { requiredTraces, TraceGuard } from './trace-guard.ts';
import { taskConditions } from './task-conditions.ts';
import { traceContext } from './trace-context.ts';
import { threadsFor } from './threads-for.ts';
import { withTurns } from './with-turns.ts';

export interface ExecuteOptions {
  readonly environment: RuntimeEnvironment;
  readonly cancel?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
  /** @default a new one */
  readonly runId?: string;
  /** The run that this one retries. @default null */
  readonly parentRunId?: string | null;
  /** Answers of the run that this one retries. */
  readonly earlier?: EarlierAnswers;
  /** The run that goes on; without one, a new run. */
  readonly resume?: { readonly recorded: ResumableRun; readonly force: boolean };
  /** Whether the run is only worth running where it leaves traces to find it by. @default false */
  readonly needsTrace?: boolean;
  /** How long the traces may take after a signal. @default 500 */
  readonly finishAfterSignalMs?: number;
  /** Tasks that this run leaves out, and why. */
  readonly skip?: ReadonlyMap<string, string>;
  /** Started before; they end with the run. @default new ones */
  readonly sharedThreads?: SharedThreads;
}

/** Of the 3 s that a caller leaves after a signal, what traces may take; agents have the rest. */
const finishAfterSignalMs = 500;

/** How long an agent may take to stop: less than the dispatcher waits for its report. */
const cancelGraceMs = 1500;

/** Wires pool, executor, dispatcher and traces for one prepared run, and takes them down again. */
export async function executeRun(run: PreparedRun, options: ExecuteOptions): Promise<RunResult> {
  const { parentRunId = null, environment, resume } = options;
  const withinMs = options.finishAfterSignalMs ?? finishAfterSignalMs;
  const runId = resume?.recorded.runId ?? options.runId ?? newRunId();
  const correlationId =
    resume?.recorded.plan.correlation_id ?? run.plan.correlation_id ?? randomUUID();
  const shown = (file: string): string => showPath(file, environment.cwd);
  const agents = runAgents(run);
  // They start while the folders of the traces are made, unless they did before.
  await using sharedThreads = await threadsFor([...agents.byName.values()], {
    maxWorkers: run.maxWorkers,
    started: options.sharedThreads,
  });
  const opened = await openTraces(run, { ...options, runId, correlationId, showPath: shown });
  if (!opened.ok) return refusedResult(opened.errors, exitCodes.refused);
  const { trace, controlSocket } = opened.value;
  const guard = new TraceGuard(trace, requiredTraces(environment.flags, options));
  const lack = guard.findLack();
  if (lack !== undefined) {
    await trace[Symbol.asyncDispose]();
    return refusedResult([lack], exitCodes.environment);
  }
  await using control = serveControl({
    socketPath: controlSocket,
    pending: resume === undefined ? [] : await readPendingOrders(resume.recorded),
    lastSeq: resume?.recorded.events.at(-1)?.seq ?? -1,
  });
  // Whoever learns of a run by its first event may stop it at once.
  if (options.needsTrace === true) await control.listening;
  await using host = openTools(run, environment);
  using models = await openModels(run, environment);
  await using cache = run.cached.size > 0 ? await openRunCache(run.loaded) : undefined;
  const answers = answersOf(options.earlier, cache && (await cachedAnswers(run, { cache, trace })));
  const usage = sumUsage();
  for (const event of resume?.recorded.events ?? []) usage.add(event);
  const watcher = new TaskWatcher(run.hooks);
  await using pool = new AgentPool({
    agents: agents.byName,
    maxWorkers: run.maxWorkers,
    roots: run.settings.roots,
    workDir: environment.cwd,
    redact: (value) => run.redactor.redact(value),
    artifacts: redactArtifacts(trace.artifacts, run.redactor),
    placements: filePlacements(trace.runDir),
    ...(host.tools !== undefined && { tools: host.tools }),
    ...(models.model !== undefined && { model: models.model }),
    cancelGraceMs,
    ...(sharedThreads !== undefined && { sharedThreads }),
  });
  // Only models cost anything: without one, nothing is read.
  const expected = models.model === undefined ? undefined : await expectations(run);
  const report = await runPlan({
    runId,
    correlationId,
    parentRunId,
    plan: withTurns(run.plan, run.writes),
    graph: run.graph,
    planSha256: run.planSha256,
    seed: randomInt(2 ** 31),
    agents: new Map([...run.routes].map(([task, { agent }]) => [task, agent.definition])),
    inputOf: (call) => run.inputs.inputOf(call),
    expand: (call) => run.inputs.expand(call),
    extrasOf: (task) => ({
      verify: run.verify.get(task) ?? null,
      writes: run.writes.declared.get(task)?.slice() ?? null,
    }),
    traceparentOf: traceContext(runId, environment.env),
    conditions: await taskConditions(run),
    ...(models.gatesOf !== undefined && { gatesOf: models.gatesOf }),
    limits: runLimits(run),
    executor: new LocalExecutor(pool),
    log: trace,
    onEvent: (event) => {
      usage.add(event);
      watcher.see(event);
      control.see(event);
      guard.check();
      options.onEvent?.(event);
    },
    ...(expected !== undefined && { expectedUseOf: expected.expectedUseOf }),
    ...(answers !== undefined && { answers }),
    // One that was killed before its first fact begins anew.
    ...(resume !== undefined &&
      resume.recorded.events.length > 0 && {
        journal: resume.recorded.events,
        fence: trace.fence,
      }),
    control: (deliver) => {
      guard.connect(deliver);
      models.connect(deliver);
      const { minWorkers } = run.settings;
      const pressure = watchPressure({ minWorkers, maxWorkers: run.maxWorkers, deliver });
      const orders = control.connect(deliver);
      return {
        [Symbol.dispose]() {
          pressure[Symbol.dispose]();
          orders[Symbol.dispose]();
        },
      };
    },
    ...(options.skip !== undefined && { skip: options.skip }),
    ...(options.cancel !== undefined && { cancel: options.cancel }),
    finish: (outcomes, stopped) => {
      const status = runStatusOf(outcomes);
      return { status, exitCode: exitCodeOf(status, stopped) };
    },
  });
  const traceFileOf = (task: string): string | null => {
    const file = trace.traceFileOf(task);
    return file === null ? null : shown(file);
  };
  const result = buildResult({
    runId,
    correlationId,
    parentRunId,
    outcomes: report.outcomes,
    stopped: report.stopped,
    totalTimeMs: report.totalTimeMs,
    usage: usage.total(),
    budget: run.settings.budget,
    usageOf: (task) => usage.of(task),
    estimate: expected?.estimate ?? null,
    agentOf: agents.nameOf,
    traceFileOf,
    next: nextCommands(runId, {
      traceDir: run.settings.traceDir,
      hasTrace: (task) => traceFileOf(task) !== null,
    }),
    traceStatus: trace.status(),
    warnings: [
      ...run.warnings,
      ...report.warnings,
      ...(cache?.problems ?? []),
      ...(await watcher.warnings()),
    ],
  });
  const interrupted = report.stopped?.reason === 'signal';
  // The threads end while the last files are written.
  const [{ traceIndex, traceStatus }] = await Promise.all([
    trace.finish(result, interrupted ? { withinMs } : {}),
    pool[Symbol.asyncDispose](),
  ]);
  const finished: RunResult = {
    ...result,
    // Only now is it known which traces could really be written.
    results: result.results.map((task) => ({ ...task, trace_file: traceFileOf(task.task_id) })),
    trace_index: traceIndex === null ? null : shown(traceIndex),
    trace_status: traceStatus,
  };
  const { hooks, traceDir } = run;
  if (hooks.formatTrace === undefined) return await transformResult(finished, hooks);
  // Reading traces takes schemas that writing them does not.
  const { formatTraces } = await import('./format-traces.ts');
  const warnings = await formatTraces({ hooks, traceDir, runDir: trace.runDir, result: finished });
  return await transformResult(
    { ...finished, warnings: [...finished.warnings, ...warnings] },
    hooks,
  );
}

async function expectations(run: PreparedRun): Promise<Expectations> {
  const { expectUse } = await import('./expect-use.ts');
  return await expectUse(run);
}

async function cachedAnswers(
  run: PreparedRun,
  { cache, trace }: { readonly cache: AnswerCache; readonly trace: TraceRun },
): Promise<CachedAnswers> {
  const { CachedAnswers: Known } = await import('../answers/cached-answers.ts');
  const agents = new Map(
    [...run.routes.values()].map(({ agent }) => [agent.definition.name, agent] as const),
  );
  const tasks = new Map(run.plan.tasks.map((task) => [task.task_id, task]));
  return new Known({
    cache,
    isCached: (task) => run.cached.has(task),
    agentOf: (name) => agents.get(name),
    modelOf: (id, agent) =>
      chosenModel(
        { task: tasks.get(planTaskOf(id, tasks)), agent },
        { config: run.loaded.config, settings: run.settings },
      ),
    roots: run.settings.roots,
    artifacts: redactArtifacts(trace.artifacts, run.redactor),
  });
}

/** Relative where the file is below the working directory, as the documented result has it. */
function showPath(file: string, cwd: string): string {
  const way = relative(cwd, file);
  return way.startsWith('..') ? file : way;
}
