import type { MessagePort } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { endGroup } from '../process/process-group.ts';
import type { RunCall, WorkerCall } from '../worker/worker-call.ts';
import { supervisorFile, workerFile } from '../worker-file.ts';
import { HeapWatch, limitForV8 } from './heap-watch.ts';
import type { Isolation } from './isolation-of.ts';
import { ThreadCrowd } from './thread-crowd.ts';
import type { ThreadEnd, ThreadRun, Threads } from './threads.ts';

/** What runs on the threads of each kind. */
const workerFiles: Readonly<Record<Isolation, string>> = {
  shared: workerFile,
  thread: workerFile,
  process: supervisorFile,
};

/** Long enough for the next of many short calls, short enough to give memory back. */
const idleTimeoutInMs = 5000;

export interface ThreadPoolOptions {
  readonly isolation: Isolation;
  readonly maxThreads: number;
  /** Calls at once on one thread; 1 where a call has one of its own. */
  readonly callsPerThread: number;
  /** Heap of each thread, in MiB. */
  readonly heapLimitMb: number;
  readonly env: Record<string, string>;
}

/**
 * Threads of one kind. Never given more calls than they have places for, so piscina's own queue
 * stays empty: after a thread dies it would not be worked off when no minimum is set.
 */
export class ThreadPool implements Threads {
  readonly crowd = new ThreadCrowd();
  readonly #options: ThreadPoolOptions;
  readonly #errorListeners = new Set<(error: unknown) => void>();
  readonly #heapWatch: HeapWatch;
  #piscina: Promise<Piscina> | undefined;
  #isReady = false;
  /** Those to watch. */
  #workers: () => Piscina['threads'] = () => [];

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
    this.#heapWatch = new HeapWatch(options.heapLimitMb, () => this.#workers());
  }

  /** Whether a thread is up: it was warmed, or has taken the place of one that died. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Loads the worker's code in a thread. Rejects when the thread cannot start. */
  async warm(): Promise<void> {
    await this.#start({ type: 'warm' }, {});
    this.#isReady = true;
  }

  /** Resolves when the first threads are on their way, not when they are there. Never rejects. */
  async begin(): Promise<void> {
    this.#piscina ??= this.#create();
    await this.#piscina.catch(() => undefined);
  }

  run(call: RunCall): ThreadRun {
    const abort = new AbortController();
    const alone = this.#options.isolation !== 'shared';
    // A task run with a signal never shares its thread in piscina, so shared calls go without.
    const options = alone ? { signal: abort.signal } : {};
    const started = this.#start(call, { ...options, transferList: [call.port] });
    return {
      done: settle(started, call, this.#heapWatch.watch()),
      end: (thread) => {
        endGroup(call.group);
        if (alone) abort.abort();
        else if (thread !== undefined) void this.#endThread(thread);
      },
    };
  }

  onThreadError(listener: (error: unknown) => void): Disposable {
    this.#errorListeners.add(listener);
    return { [Symbol.dispose]: () => this.#errorListeners.delete(listener) };
  }

  whyDied(thread: number, error: unknown): unknown {
    if (!this.#heapWatch.hasEnded(thread)) return error;
    return Object.assign(new Error('The heap of the thread grew over its limit.'), {
      code: 'ERR_WORKER_OUT_OF_MEMORY',
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const piscina = await this.#piscina?.catch(() => undefined);
    this.#piscina = undefined;
    this.#isReady = false;
    await piscina?.destroy();
  }

  async #start(
    call: WorkerCall,
    options: { signal?: AbortSignal; transferList?: MessagePort[] },
  ): Promise<void> {
    this.#piscina ??= this.#create();
    const piscina = await this.#piscina;
    // Given to the constructor instead, a worker file that fails to load would never settle this.
    await piscina.run(call, { ...options, filename: workerFiles[this.#options.isolation] });
  }

  async #create(): Promise<Piscina> {
    const { Piscina } = await import('piscina');
    const { isolation, maxThreads, callsPerThread, heapLimitMb, env } = this.#options;
    const piscina = new Piscina({
      minThreads: isolation === 'shared' ? maxThreads : 0,
      maxThreads,
      concurrentTasksPerWorker: callsPerThread,
      idleTimeout: idleTimeoutInMs,
      // Atomics would freeze the timers and sockets of a thread between calls.
      atomics: 'disabled',
      // A thread with a process only hands the limit on to it, and needs no watching.
      resourceLimits: {
        maxOldGenerationSizeMb: isolation === 'process' ? heapLimitMb : limitForV8(heapLimitMb),
      },
      env,
      recordTiming: false,
    });
    if (isolation !== 'process') this.#workers = () => piscina.threads;
    let replaced = false;
    piscina.on('workerDestroy', () => {
      this.#isReady = false;
      replaced = true;
    });
    piscina.on('workerCreate', () => {
      // Of the first threads it is told before they are up.
      if (replaced) this.#isReady = true;
    });
    piscina.on('error', (error: unknown) => {
      for (const listener of this.#errorListeners) listener(error);
    });
    return piscina;
  }

  async #endThread(thread: number): Promise<void> {
    const piscina = await this.#piscina;
    await piscina?.threads.find((worker) => worker.threadId === thread)?.terminate();
  }
}

/** Whatever became of the thread, nothing it started lives on. */
async function settle(
  started: Promise<void>,
  ...[{ group }, watch]: [RunCall, Disposable]
): Promise<ThreadEnd> {
  using _watch = watch;
  try {
    await started;
    return { type: 'returned' };
  } catch (error) {
    return { type: 'died', error };
  } finally {
    endGroup(group);
  }
}
