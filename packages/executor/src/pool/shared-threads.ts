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

/**
 * The threads of agents that wait on I/O most of the time. They are started one after the other, each
 * when the one before is up: all at once they take the cores that the run itself starts on. Until
 * then the first carries every call.
 */
export class SharedThreads implements Threads {
  readonly crowd = new ThreadCrowd();
  readonly #threads: readonly SharedThread[];
  #isStarted = false;
  #calls = 0;

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
   * Starts them ahead of the first call. Resolves when the first is on its way, not when it is there.
   * A thread that cannot start is told by the call that needs it.
   */
  async prestart(): Promise<void> {
    if (!this.#isStarted) void this.#startInTurn().catch(() => undefined);
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
    this.#isStarted = false;
    await Promise.all(this.#threads.map(({ pool }) => pool[Symbol.asyncDispose]()));
  }

  async #startInTurn(): Promise<void> {
    this.#isStarted = true;
    for (const { pool } of this.#threads) if (this.#isStarted) await pool.warm();
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
