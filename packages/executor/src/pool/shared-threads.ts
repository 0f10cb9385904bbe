import type { RunCall } from '../worker/worker-call.ts';
import { ThreadCrowd } from './thread-crowd.ts';
import { ThreadPool, type ThreadPoolOptions } from './thread-pool.ts';
import type { ThreadRun, Threads } from './threads.ts';

interface SharedThread {
  readonly pool: ThreadPool;
  /** Those on it now. */
  calls: number;
  /** The number of its last call, counted over all threads. */
  lastCall: number;
}

/** Many calls are over before another thread would be up. */
const worthAnotherMs = 25;

/**
 * The threads of agents that wait on I/O most of the time. The first is started ahead of any call;
 * the next when calls last, since a thread takes the core that the run itself starts on, for longer
 * than a short run takes.
 */
export class SharedThreads implements Threads {
  readonly crowd = new ThreadCrowd();
  readonly #threads: readonly SharedThread[];
  #started = 0;
  #calls = 0;
  #grow: NodeJS.Timeout | undefined;

  constructor(count: number, options: Pick<ThreadPoolOptions, 'heapLimitMb' | 'env'>) {
    this.#threads = Array.from({ length: count }, () => ({
      pool: new ThreadPool({
        ...options,
        isolation: 'shared',
        maxThreads: 1,
        // How many run at once is for the agent pool to say, not for a thread.
        callsPerThread: Number.MAX_SAFE_INTEGER,
      }),
      calls: 0,
      lastCall: 0,
    }));
  }

  /**
   * Starts the first ahead of any call. Resolves when it is on its way, not when it is there. A thread
   * that cannot start is told by the call that needs it.
   */
  async prestart(): Promise<void> {
    if (this.#started === 0) this.#startNext();
    await this.#threads[0]?.pool.begin();
  }

  run(call: RunCall): ThreadRun {
    void this.prestart();
    const thread = this.#leastBusy();
    thread.calls += 1;
    this.#calls += 1;
    thread.lastCall = this.#calls;
    const run = thread.pool.run(call);
    void run.done.finally(() => (thread.calls -= 1));
    if (this.#started < this.#threads.length) {
      this.#grow ??= setTimeout(() => this.#growIfBusy(), worthAnotherMs).unref();
    }
    return run;
  }

  onThreadError(listener: (error: unknown) => void): Disposable {
    const held = this.#threads.map(({ pool }) => pool.onThreadError(listener));
    return {
      [Symbol.dispose]: () => {
        for (const each of held) each[Symbol.dispose]();
      },
    };
  }

  whyDied(thread: number, error: unknown): unknown {
    return this.#threads.reduce((why, { pool }) => pool.whyDied(thread, why), error);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#grow);
    this.#grow = undefined;
    this.#started = 0;
    await Promise.all(this.#threads.map(({ pool }) => pool[Symbol.asyncDispose]()));
  }

  #growIfBusy(): void {
    this.#grow = undefined;
    if (this.#threads.some(({ calls }) => calls > 0)) this.#startNext();
  }

  #startNext(): void {
    const next = this.#threads[this.#started];
    this.#started += 1;
    void next?.pool.warm().catch(() => undefined);
  }

  /** Of those that are up, and of equals the one that was given a call longest ago; else the first. */
  #leastBusy(): SharedThread {
    const best = this.#threads
      .filter(({ pool }) => pool.isReady)
      .toSorted((left, right) => left.calls - right.calls || left.lastCall - right.lastCall)
      .at(0);
    const thread = best ?? this.#threads[0];
    if (thread === undefined) throw new RangeError('There is no thread to share.');
    return thread;
  }
}
