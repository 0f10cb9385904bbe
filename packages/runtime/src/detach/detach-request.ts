import { runCommands } from '../control/run-commands.ts';
import type { Inspected } from '../inspect-plan.ts';
import { runtimeEnvironment, type RuntimeOptions } from '../runtime-options.ts';
import type { RunRequest } from './detached-job.ts';
import { startProcess } from './start-process.ts';

export interface DetachOptions extends RuntimeOptions {
  /** Where the result document goes too, when the run ends. @default nowhere */
  readonly outputFile?: string;
  /** Gives the start up. A run that has started goes on. */
  readonly cancel?: AbortSignal;
  /** How long the process may take to start the run. @default 30000 */
  readonly startTimeoutMs?: number;
}

/** A run that goes on by itself. */
export interface DetachedRun {
  readonly run_id: string;
  readonly pid: number;
  readonly trace_dir: string;
  readonly status: 'started';
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
  const given = runtimeEnvironment(options);
  const { env, ...environment } = given;
  const { outputFile = null, cancel, startTimeoutMs } = options;
  const job = { request, environment, outputFile };
  const started = await startProcess(job, { env, cancel, startTimeoutMs });
  if (!started.ok) return started;
  const { pid, runId, traceDir } = started.value;
  const { status, wait, logs, cancel: stop } = runCommands({ runId, traceDir, environment: given });
  return {
    ok: true,
    value: {
      run_id: runId,
      pid,
      trace_dir: traceDir,
      status: 'started',
      commands: [status, wait, logs, stop],
    },
  };
}
