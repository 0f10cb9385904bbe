import { spawn, type ChildProcess } from 'node:child_process';
import { exitCodes, type ErrorDetail } from '@parallel-dispatcher/schema';
import { detachedFile } from '../detached-file.ts';
import type { Inspected } from '../inspect-plan.ts';
import { refusedResult } from '../result/refused-result.ts';
import { detachFailed } from './detach-failed.ts';
import type { DetachedJob, DetachedNews, StartedRun } from './detached-job.ts';
import { LastWords } from './last-words.ts';

interface StartOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Gives the start up. */
  readonly cancel: AbortSignal | undefined;
  /** How long it may take to start the run. @default 30000 */
  readonly startTimeoutMs: number | undefined;
}

interface Started extends StartedRun {
  readonly pid: number;
}

/** Starts the process of a job, and answers when the run has started. */
export async function startProcess(
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
    const { runId, traceDir } = news;
    return { ok: true, value: { pid: child.pid, runId, traceDir } };
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
