import { randomInt, randomUUID } from 'node:crypto';
import { relative } from 'node:path';
import { runPlan } from '@parallel-dispatcher/dispatcher';
import {
  AgentPool,
  isolationOf,
  LocalExecutor,
  startSharedThreads,
  type LoadedAgent,
  type SharedThreads,
} from '@parallel-dispatcher/executor';
import {
  exitCodeOf,
  runStatusOf,
  type RunEvent,
  type RunResult,
} from '@parallel-dispatcher/schema';
import { openTraceRun } from '@parallel-dispatcher/tracing';
import { ulid } from 'ulid';
import type { PreparedRun } from './prepare-run.ts';
import { buildResult } from './result/build-result.ts';
import { sumUsage } from './result/sum-usage.ts';
import type { RuntimeEnvironment } from './runtime-options.ts';
import { showTraceCommand } from './result/show-trace-command.ts';
import { shownConfig } from './settings/shown-config.ts';

interface ExecuteOptions {
  readonly environment: RuntimeEnvironment;
  readonly cancel?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

/** Of the 3 s that a signal leaves, what the traces may take; agents have the rest. */
const finishAfterSignalMs = 500;

/** How long an agent may take to stop: less than the dispatcher waits for its report. */
const cancelGraceMs = 1500;

/** Wires pool, executor, dispatcher and traces for one prepared run, and takes them down again. */
export async function executeRun(run: PreparedRun, options: ExecuteOptions): Promise<RunResult> {
  // Randomness of node:crypto: what `ulid` takes by itself loads all of WebCrypto.
  const runId = ulid(undefined, () => randomInt(2 ** 32) / 2 ** 32);
  const correlationId = run.plan.correlation_id ?? randomUUID();
  const shown = (file: string): string => showPath(file, options.environment.cwd);
  const agentNames = new Map(
    [...run.routes].map(([task, { agent }]) => [task, agent.definition.name]),
  );
  const agents = new Map(
    [...run.routes.values()].map(({ agent }) => [agent.definition.name, agent] as const),
  );
  // They start while the folders of the traces are made.
  await using sharedThreads = startThreads([...agents.values()], run.maxWorkers);
  const trace = await openTraceRun({
    traceDir: run.traceDir,
    runId,
    correlationId,
    startedAt: new Date(),
    plan: run.plan,
    agents: agentNames,
    config: shownConfig(run),
    showPath: shown,
  });
  const usage = sumUsage();
  await using pool = new AgentPool({
    agents,
    maxWorkers: run.maxWorkers,
    roots: run.settings.roots,
    redact: (value) => run.redactor.redact(value),
    artifacts: trace.artifacts,
    cancelGraceMs,
    ...(sharedThreads !== undefined && { sharedThreads }),
  });
  const report = await runPlan({
    runId,
    correlationId,
    parentRunId: null,
    plan: run.plan,
    graph: run.graph,
    planSha256: run.planSha256,
    seed: randomInt(2 ** 31),
    agents: new Map([...run.routes].map(([task, { agent }]) => [task, agent.definition])),
    inputOf: ({ task }) => ({ ok: true, value: run.inputOf(task) }),
    limits: {
      maxWorkers: run.maxWorkers,
      timeoutMs: run.settings.timeoutSeconds * 1000,
      idleTimeoutMs:
        run.settings.idleTimeoutSeconds === null ? null : run.settings.idleTimeoutSeconds * 1000,
      runTimeoutMs:
        run.settings.runTimeoutSeconds === null ? null : run.settings.runTimeoutSeconds * 1000,
    },
    executor: new LocalExecutor(pool),
    log: trace,
    onEvent: (event) => {
      usage.add(event);
      options.onEvent?.(event);
    },
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
    outcomes: report.outcomes,
    stopped: report.stopped,
    totalTimeMs: report.totalTimeMs,
    usage: usage.total(),
    agentOf: (task) => agentNames.get(task) ?? null,
    traceFileOf,
    showTask: (task) =>
      traceFileOf(task) === null ? null : showTraceCommand(runId, task, run.settings.traceDir),
    traceStatus: trace.status(),
    warnings: [...run.warnings, ...report.warnings],
  });
  const interrupted = report.stopped?.reason === 'signal';
  // The threads end while the last files are written.
  const [{ traceIndex, traceStatus }] = await Promise.all([
    trace.finish(result, interrupted ? { withinMs: finishAfterSignalMs } : {}),
    pool[Symbol.asyncDispose](),
  ]);
  return {
    ...result,
    // Only now is it known which traces could really be written.
    results: result.results.map((task) => ({ ...task, trace_file: traceFileOf(task.task_id) })),
    trace_index: traceIndex === null ? null : shown(traceIndex),
    trace_status: traceStatus,
  };
}

function startThreads(
  agents: readonly LoadedAgent[],
  maxWorkers: number,
): SharedThreads | undefined {
  const share = agents.some((agent) => isolationOf(agent, { isolation: 'agent' }) === 'shared');
  return share ? startSharedThreads({ maxWorkers }) : undefined;
}

/** Relative where the file is below the working directory, as the documented result has it. */
function showPath(file: string, cwd: string): string {
  const way = relative(cwd, file);
  return way.startsWith('..') ? file : way;
}
