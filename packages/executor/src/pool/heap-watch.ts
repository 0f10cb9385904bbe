import type { Worker } from 'node:worker_threads';

/** A loop that does nothing but allocate fills some 50 MiB in this time. */
const intervalInMs = 50;

const mebibyte = 1024 * 1024;

/** How far over its limit a thread is seen before it is ended: what V8 has not yet collected. */
const garbageFactor = 1.5;

/** The largest array there can be; anything smaller is seen before V8 runs out of heap. */
const headroomInMb = 1024;

/**
 * The limit to give V8 for a thread, far above ours. V8 ends a thread at its limit, but a single
 * allocation of more than 16 MiB over it takes the whole process down (seen on Node 24).
 */
export function limitForV8(limitInMb: number): number {
  return Math.ceil(limitInMb * garbageFactor) + headroomInMb;
}

/** Ends threads whose heap grew over the limit, while calls run on them. */
export class HeapWatch {
  readonly #limit: number;
  readonly #threads: () => readonly Worker[];
  readonly #asked = new Set<Worker>();
  readonly #exceeded = new Set<number>();
  #timer: NodeJS.Timeout | undefined;
  #calls = 0;

  constructor(limitInMb: number, threads: () => readonly Worker[]) {
    this.#limit = limitInMb * garbageFactor * mebibyte;
    this.#threads = threads;
  }

  /** Looks on until it is disposed of. */
  watch(): Disposable {
    this.#calls += 1;
    this.#timer ??= setInterval(() => this.#look(), intervalInMs).unref();
    return {
      [Symbol.dispose]: () => {
        this.#calls -= 1;
        if (this.#calls > 0) return;
        clearInterval(this.#timer);
        this.#timer = undefined;
      },
    };
  }

  /** Whether a thread was ended from here. */
  hasEnded(thread: number): boolean {
    return this.#exceeded.has(thread);
  }

  #look(): void {
    for (const thread of this.#threads()) {
      if (!this.#asked.has(thread)) void this.#lookAt(thread);
    }
  }

  async #lookAt(thread: Worker): Promise<void> {
    this.#asked.add(thread);
    try {
      // Answered by a busy thread, too.
      const { used_heap_size: used } = await thread.getHeapStatistics();
      if (used <= this.#limit) return;
      this.#exceeded.add(thread.threadId);
      await thread.terminate();
    } catch {
      // It ended meanwhile.
    } finally {
      this.#asked.delete(thread);
    }
  }
}
