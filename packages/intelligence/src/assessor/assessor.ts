import { Worker } from 'node:worker_threads';
import type { JsonObject } from '@parallel-dispatcher/schema';
import { failed } from '../failed.ts';
import type { ToolResult } from '../tool.ts';
import type { Job, JobAnswer, JobRequest } from './messages.ts';

export interface AssessorOptions {
  /** Of one job, from when it begins. @default 30000 */
  readonly timeoutMs?: number;
  /** What the worker may hold, in MiB. @default 1024 */
  readonly maxMemoryMb?: number;
  /** @default the built worker of this package */
  readonly workerFile?: URL;
}

interface Waiting {
  readonly id: number;
  readonly job: Job;
  readonly settle: (result: ToolResult<JsonObject>) => void;
}

/** Right from `src/` and from `dist/`. */
const builtWorker = new URL('../../dist/assessor/worker.js', import.meta.url);

/**
 * One worker thread for all that parses and lints, as the parsers take 160 MB and a second to load.
 * Starts with the first job, does one at a time, is started anew when it dies, and holds the
 * process open only while a job is under way.
 */
export class Assessor implements AsyncDisposable {
  readonly #options: AssessorOptions;
  readonly #waiting: Waiting[] = [];
  #running: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;
  #worker: Worker | undefined;
  #lastId = 0;
  #isClosed = false;

  constructor(options: AssessorOptions = {}) {
    this.#options = options;
  }

  /** Never rejects. A job whose signal aborts ends at once, and its worker with it. */
  async run(job: Job, signal: AbortSignal): Promise<ToolResult<JsonObject>> {
    if (this.#isClosed) return stopped('it is closed');
    if (signal.aborted) return stopped('the caller no longer waits');
    const { promise, resolve } = Promise.withResolvers<ToolResult<JsonObject>>();
    const one: Waiting = { id: ++this.#lastId, job, settle: resolve };
    const abort = (): void => this.#drop(one);
    signal.addEventListener('abort', abort, { once: true });
    this.#waiting.push(one);
    this.#next();
    try {
      return await promise;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    for (const one of this.#waiting.splice(0)) one.settle(stopped('it is closed'));
    const worker = this.#worker;
    this.#end(stopped('it is closed'));
    this.#worker = undefined;
    await worker?.terminate();
  }

  #next(): void {
    if (this.#running !== undefined) return;
    const one = this.#waiting.shift();
    if (one === undefined) return;
    this.#running = one;
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    const { timeoutMs = 30_000 } = this.#options;
    this.#timer = setTimeout(() => {
      const message = `The assessor did not answer in ${timeoutMs} ms.`;
      const hint = 'Hand in less source at once.';
      this.#kill(failed({ code: 'ASSESSOR_TIMEOUT', message, hint, errorClass: 'tool' }));
    }, timeoutMs);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- no window
    worker.postMessage({ id: one.id, job: one.job } satisfies JobRequest);
  }

  #start(): Worker {
    const { workerFile = builtWorker, maxMemoryMb = 1_024 } = this.#options;
    const worker = new Worker(workerFile, {
      // What it writes would mix into the answers of a server.
      stdout: true,
      stderr: true,
      // Flags of the process, such as --input-type, are not for a file.
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb },
    });
    worker.on('message', (answer: JobAnswer) => {
      if (answer.id === this.#running?.id) this.#end(readAnswer(answer));
    });
    const died = (reason: string): void => {
      if (worker !== this.#worker) return;
      this.#worker = undefined;
      this.#end(
        failed({
          code: 'ASSESSOR_DIED',
          message: `The assessor died: ${reason}`,
          errorClass: 'tool',
        }),
      );
    };
    worker.on('error', (error: Error) => died(error.message));
    worker.on('exit', (code) => died(`it ended with code ${code}`));
    return worker;
  }

  /** Settles what is running and goes on with the next. */
  #end(result: ToolResult<JsonObject>): void {
    const one = this.#running;
    if (one === undefined) return;
    this.#running = undefined;
    clearTimeout(this.#timer);
    this.#worker?.unref();
    one.settle(result);
    this.#next();
  }

  #kill(result: ToolResult<JsonObject>): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#end(result);
  }

  #drop(one: Waiting): void {
    const result = stopped('the caller no longer waits');
    if (this.#running === one) return this.#kill(result);
    const at = this.#waiting.indexOf(one);
    if (at >= 0) this.#waiting.splice(at, 1);
    one.settle(result);
  }
}

function readAnswer(answer: JobAnswer): ToolResult<JsonObject> {
  if (answer.ok) return { ok: true, value: answer.value };
  const message = `The assessor failed: ${answer.message.slice(0, 500)}`;
  return failed({ code: 'ASSESSOR_FAILED', message, errorClass: 'bug' });
}

function stopped(reason: string): ToolResult<JsonObject> {
  const message = `The assessor stopped: ${reason}.`;
  return failed({ code: 'ASSESSOR_STOPPED', message, errorClass: 'transient' });
}
