import type { KnownRun } from '../control/known-run.ts';
import { runCommands } from '../control/run-commands.ts';
import type { Inspected } from '../inspect-plan.ts';
import { runtimeEnvironment, type RuntimeOptions } from '../runtime-options.ts';
import type { RunRequest } from './detached-job.ts';
import { findEarlierStart, orderOf } from './find-earlier-start.ts';
import { startProcess } from './start-process.ts';

export interface DetachOptions extends RuntimeOptions {
  /** Where the result document goes too, when the run ends. @default nowhere */
  readonly outputFile?: string;
  /** Gives the start up. A run that has started goes on. */
  readonly cancel?: AbortSignal;
  /** How long the process may take to start the run. @default 30000 */
  readonly startTimeoutMs?: number;
  /** The same request with the same key starts once; who asks again is told of that start. */
  readonly idempotencyKey?: string | undefined;
}

/** A run that goes on by itself. */
export interface DetachedRun {
  readonly run_id: string;
  /** Null: it had been started before. */
  readonly pid: number | null;
  readonly trace_dir: string;
  readonly status: 'started' | 'known';
  /** To see it, to wait for it and to stop it, as argv. */
  readonly commands: readonly (readonly string[])[];
}

/**
 * Starts what is to run in a process of its own, which outlives this one and its terminal. That
 * process checks all of it, once: of what is refused nothing is left. Answers as soon as the run has
 * its journal.
 */
export async function detachRequest(
  request: RunRequest,
  options: DetachOptions,
): Promise<Inspected<DetachedRun>> {
  const { idempotencyKey: key } = options;
  if (key === undefined) return await start(request, options);
  const order = orderOf(request, key);
  const earlier = await findEarlierStart(request, { order, options });
  if (earlier !== undefined) return knownRun(earlier);
  const started = await start(request, { ...options, order });
  if (started.ok) return started;
  // Who asked at the same time may have been faster.
  const other = await findEarlierStart(request, { order, options });
  return other === undefined ? started : knownRun(other);
}

async function start(
  request: RunRequest,
  options: DetachOptions & { readonly order?: string },
): Promise<Inspected<DetachedRun>> {
  const given = runtimeEnvironment(options);
  const { env, ...environment } = given;
  const { outputFile = null, cancel, startTimeoutMs, order } = options;
  const job = { ...ordered(request, order), environment, outputFile };
  const started = await startProcess(job, { env, cancel, startTimeoutMs });
  if (!started.ok) return started;
  const { pid, runId, traceDir } = started.value;
  const commands = runCommands({ runId, traceDir, environment: given });
  return describe({ runId, traceDir, commands, pid });
}

/** A new run is called after its order; one that goes on has it in its journal. */
function ordered(request: RunRequest, order: string | undefined) {
  if (order === undefined) return { request };
  return request.type === 'resume'
    ? { request: { ...request, choice: { ...request.choice, order } } }
    : { request, runId: order };
}

function knownRun(run: KnownRun): Inspected<DetachedRun> {
  return describe({ ...run, pid: null });
}

function describe({
  runId,
  traceDir,
  commands: { status, wait, logs, cancel },
  pid,
}: Pick<KnownRun, 'runId' | 'traceDir' | 'commands'> & {
  readonly pid: number | null;
}): Inspected<DetachedRun> {
  return {
    ok: true,
    value: {
      run_id: runId,
      pid,
      trace_dir: traceDir,
      status: pid === null ? 'known' : 'started',
      commands: [status, wait, logs, cancel],
    },
  };
}
