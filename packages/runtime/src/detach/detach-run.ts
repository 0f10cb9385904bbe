import { spawn, type ChildProcess } from 'node:child_process';
import { exitCodes, type ErrorDetail } from '@parallel-dispatcher/schema';
import { runCommands } from '../control/run-commands.ts';
import { detachedFile } from '../detached-file.ts';
import { newRunId } from '../execute/new-run-id.ts';
import type { Inspected } from '../inspect-plan.ts';
import { refusedResult } from '../result/refused-result.ts';
import { runtimeEnvironment, type RuntimeOptions } from '../runtime-options.ts';
import { detachFailed } from './detach-failed.ts';
import type { DetachedJob, DetachedNews } from './detached-job.ts';
import { LastWords } from './last-words.ts';

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
 * Starts a plan in a process of its own, which outlives this one and its terminal. That process checks
 * all of it, once: of a refused plan nothing is left. Answers as soon as the run has its journal.
 */
export async function detachRun(
  plan: Uint8Array | string,
  options: DetachOptions = {},
): Promise<Inspected<DetachedRun>> {
  const environment = runtimeEnvironment(options);
  const { env, ...rest } = environment;
  const runId = newRunId();
  const job: DetachedJob = {
    plan,
    runId,
    environment: rest,
    outputFile: options.outputFile ?? null,
  };
  const start = await startProcess(job, { ...options, env });
  if (!start.ok) return start;
  const { pid, traceDir } = start.value;
  const { status, wait, logs, cancel } = runCommands({ runId, traceDir, environment });
  return {
    ok: true,
    value: {
      run_id: runId,
      pid,
      trace_dir: traceDir,
      status: 'started',
      commands: [status, wait, logs, cancel],
    },
  };
}

interface StartOptions extends Pick<DetachOptions, 'cancel' | 'startTimeoutMs'> {
  readonly env: NodeJS.ProcessEnv;
}

interface Started {
  readonly pid: number;
  readonly traceDir: string;
}

async function startProcess(
  job: DetachedJob,
  { env, cancel, startTimeoutMs = 30_000 }: StartOptions,
): Promise<Inspected<Started>> {
  using words = new LastWords();
  const child = spawn(process.execPath, [detachedFile], {
    cwd: job.environment.cwd,
    env,
    // Of a session of its own: no terminal is above it.
    detached: true,
    stdio: ['ignore', 'ignore', words.stdio, 'ipc'],
    serialization: 'advanced',
  });
  const given = cancel === undefined ? [] : [cancel];
  const over = AbortSignal.any([AbortSignal.timeout(startTimeoutMs), ...given]);
  const news = await hearOf(child, { job, over });
  if (news.type === 'started' && child.pid !== undefined) {
    child.unref();
    return { ok: true, value: { pid: child.pid, traceDir: news.traceDir } };
  }
  child.kill('SIGKILL');
  return {
    ok: false,
    result:
      news.type === 'refused'
        ? news.result
        : refusedResult([failureOf(news, words)], exitCodes.environment),
  };
}

type Start = DetachedNews | { readonly type: 'silent'; readonly reason: string };

/** The first that is heard of the process. */
async function hearOf(
  child: ChildProcess,
  { job, over }: { readonly job: DetachedJob; readonly over: AbortSignal },
): Promise<Start> {
  const heard = Promise.withResolvers<Start>();
  const silent = (reason: string): void => heard.resolve({ type: 'silent', reason });
  const giveUp = (): void => silent('it said nothing in time');
  child.once('message', (news) => heard.resolve(news as DetachedNews));
  child.once('error', (error) => silent(error.message));
  child.once('exit', (code, signal) => silent(`it ended with ${signal ?? `exit code ${code}`}`));
  over.addEventListener('abort', giveUp, { once: true });
  // An error here is told by the end of the process, too.
  child.send?.(job, () => undefined);
  const first = await heard.promise;
  over.removeEventListener('abort', giveUp);
  return first;
}

function failureOf(news: Start, words: LastWords): ErrorDetail {
  const reason = news.type === 'silent' ? news.reason : 'it has no process id';
  return detachFailed(reason, words.read());
}
