import { runPlan, type Deliver } from '@parallel-dispatcher/dispatcher';
import { AgentPool, LocalExecutor } from '@parallel-dispatcher/executor';
import { exitCodes, type RunResult } from '@parallel-dispatcher/schema';
import { redactArtifacts } from '@parallel-dispatcher/tracing';
import { openAnswers } from '../answers/open-answers.ts';
import { readPendingOrders } from '../control/stored-orders.ts';
import { afterSignalMs } from '../hooks/call-hook.ts';
import { TaskWatcher } from '../hooks/task-watcher.ts';
import type { PreparedRun } from '../prepared-run.ts';
import { openHost } from '../replay/open-host.ts';
import { sumReplay } from '../replay/sum-replay.ts';
import { watchPressure } from '../pressure/watch-pressure.ts';
import { refusedResult } from '../result/refused-result.ts';
import { sumUsage } from '../result/sum-usage.ts';
import { warnOfUnknownCost } from '../result/warn-of-unknown-cost.ts';
import { endRun } from './end-run.ts';
import type { ExecuteOptions } from './execute-options.ts';
import type { Expectations } from './expect-use.ts';
import { filePlacements } from './file-placements.ts';
import { openTraces } from './open-traces.ts';
import { meterModel } from './meter-model.ts';
import { planToRun } from './plan-to-run.ts';
import { runAgents } from './run-agents.ts';
import { nameRun } from './run-names.ts';
import { serveControl } from './serve-control.ts';
import { showPath } from './show-path.ts';
import { threadsFor } from './threads-for.ts';
import { requiredTraces, TraceGuard } from './trace-guard.ts';

/** Of the 3 s that a caller leaves after a signal, what traces may take; agents have the rest. */
const defaultFinishAfterSignalMs = 500;

/** How long an agent may take to stop: less than the dispatcher waits for its report. */
const cancelGraceMs = 1500;

/** Wires pool, executor, dispatcher and traces for one prepared run, and takes them down again. */
export async function executeRun(run: PreparedRun, options: ExecuteOptions): Promise<RunResult> {
  const { environment, resume, retried } = options;
  const { finishAfterSignalMs = defaultFinishAfterSignalMs } = options;
  const names = nameRun(run, options);
  const shown = (file: string): string => showPath(file, environment.cwd);
  const agents = runAgents(run);
  // They start while the folders of the traces are made, unless they did before.
  await using sharedThreads = await threadsFor([...agents.byName.values()], {
    maxWorkers: run.maxWorkers,
    started: options.sharedThreads,
  });
  const opened = await openTraces(run, { ...options, ...names, showPath: shown });
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
  await using host = await openHost(run, { ...options, names });
  const { ports, tape } = host;
  await using known = await openAnswers(run, {
    earlier: retried?.answers,
    trace,
    onReused: tape?.takeOver,
  });
  const usage = sumUsage();
  const replayed = sumReplay();
  for (const event of resume?.recorded.events ?? []) {
    usage.add(event);
    replayed.add(event);
  }
  const watcher = new TaskWatcher(run.hooks);
  await using pool = new AgentPool({
    agents: agents.byName,
    maxWorkers: run.maxWorkers,
    roots: run.settings.roots,
    workDir: environment.cwd,
    redact: (value) => run.redactor.redact(value),
    artifacts: redactArtifacts(trace.artifacts, run.redactor),
    placements: filePlacements(trace.runDir),
    ...(ports.tools !== undefined && { tools: ports.tools }),
    ...(ports.model !== undefined && {
      model: meterModel(ports.model, { budget: run.settings.budget, before: usage.total() }),
    }),
    cancelGraceMs,
    ...(sharedThreads !== undefined && { sharedThreads }),
  });
  // Only models cost anything: without one, nothing is read.
  const expected = host.mayCost ? await expectations(run) : undefined;
  const connect = (deliver: Deliver): Disposable => {
    guard.connect(deliver);
    host.connect(deliver);
    const { minWorkers } = run.settings;
    const pressure = watchPressure({ minWorkers, maxWorkers: run.maxWorkers, deliver });
    const orders = control.connect(deliver);
    return {
      [Symbol.dispose]() {
        pressure[Symbol.dispose]();
        orders[Symbol.dispose]();
      },
    };
  };
  const report = await runPlan({
    ...(await planToRun(run, { names, env: environment.env })),
    executor: new LocalExecutor(pool),
    log: trace,
    onEvent: (event) => {
      usage.add(event);
      replayed.add(event);
      watcher.see(event);
      control.see(event);
      guard.check();
      options.onEvent?.(event);
    },
    control: connect,
    ...(host.gatesOf !== undefined && { gatesOf: host.gatesOf }),
    ...(expected !== undefined && { expectedUseOf: expected.expectedUseOf }),
    ...(known.answers !== undefined && { answers: known.answers }),
    // One that was killed before its first fact begins anew.
    ...(resume !== undefined &&
      resume.recorded.events.length > 0 && {
        journal: resume.recorded.events,
        fence: trace.fence,
        ...(resume.order !== undefined && { resumeOrder: resume.order }),
      }),
    ...(retried !== undefined && { skip: retried.skip }),
    ...(options.cancel !== undefined && { cancel: options.cancel }),
  });
  const isSignalled = report.stopped?.reason === 'signal';
  const hookMs = isSignalled ? afterSignalMs : undefined;
  const facts = {
    ...names,
    ...report,
    usage: usage.total(),
    usageOf: (task: string) => usage.of(task),
    estimate: expected?.estimate ?? null,
    replay: run.taping.replay && replayed.report(run.taping.replay.name),
    recordings: tape?.file ? shown(tape.file) : null,
    agentOf: agents.nameOf,
    warnings: [
      ...run.warnings,
      ...report.warnings,
      ...known.problems(),
      ...(tape?.problems() ?? []),
      ...replayed.warnings(),
      ...warnOfUnknownCost(run.settings.budget, usage.total()),
      ...(await watcher.warnings({ withinMs: hookMs })),
    ],
  };
  return await endRun(run, facts, {
    trace,
    showPath: shown,
    withinMs: isSignalled ? finishAfterSignalMs : undefined,
    hookMs,
    close: async () => await pool[Symbol.asyncDispose](),
  });
}

async function expectations(run: PreparedRun): Promise<Expectations> {
  const { expectUse } = await import('./expect-use.ts');
  return await expectUse(run);
}
