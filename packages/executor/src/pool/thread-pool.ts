import type { MessagePort } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { endGroup } from '../process/process-group.ts';
import type { RunCall, WorkerCall } from '../worker/worker-call.ts';
import { supervisorFile, workerFile } from '../worker-file.ts';
import { HeapWatch, limitForV8 } from './heap-watch.ts';
import type { Isolation } from './isolation-of.ts';
import { ThreadCrowd } from './thread-crowd.ts';

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

type ThreadEnd = { readonly type: 'returned' } | { readonly type: 'died'; readonly error: unknown };

export interface ThreadRun {
  /** Never rejects. */
  readonly done: Promise<ThreadEnd>;
  /** Ends the thread that runs the call, its process group, and every other call on it. */
  end(thread: number | undefined): void;
}

/**
 * Threads of one kind. Never given more calls than they have places for, so piscina's own queue
 * stays empty: after a thread dies it would not be worked off when no minimum is set.
 */
export class ThreadPool {
  readonly crowd = new ThreadCrowd();
  readonly #options: ThreadPoolOptions;
  readonly #errorListeners = new Set<(error: unknown) => void>();
  readonly #heapWatch: HeapWatch;
  #piscina: Promise<Piscina> | undefined;
  /** Those to watch. */
  #workers: () => Piscina['threads'] = () => [];

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
    this.#heapWatch = new HeapWatch(options.heapLimitMb, () => this.#workers());
  }

  /**
   * Starts shared threads ahead of the first call, and loads the worker's code in each. Resolves when
   * they are on their way, not when they are there. A thread that cannot start is told by the call
   * that needs it.
   */
  async prestart(): Promise<void> {
    const { isolation, maxThreads } = this.#options;
    if (isolation !== 'shared' || this.#piscina !== undefined) return;
    const piscina = this.#create();
    this.#piscina = piscina;
    const warm: WorkerCall = { type: 'warm' };
    for (let thread = 0; thread < maxThreads; thread += 1) {
      this.#start(warm, {}).catch(() => undefined);
    }
    await piscina.catch(() => undefined);
  }

  /** Hands a call to a thread. The port moves over with it. */
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

  /**
   * Tells of threads that died without a call on them. piscina starts no other for the calls that
   * wait, so each must see to itself.
   */
  onThreadError(listener: (error: unknown) => void): Disposable {
    this.#errorListeners.add(listener);
    return { [Symbol.dispose]: () => this.#errorListeners.delete(listener) };
  }

  /** Why a thread died, given what piscina says of it. */
  whyDied(thread: number, error: unknown): unknown {
    if (!this.#heapWatch.hasEnded(thread)) return error;
    return Object.assign(new Error('The heap of the thread grew over its limit.'), {
      code: 'ERR_WORKER_OUT_OF_MEMORY',
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const piscina = await this.#piscina?.catch(() => undefined);
    this.#piscina = undefined;
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
