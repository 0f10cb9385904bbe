import type { ExecutorEvent, TaskExecutor } from '@parallel-dispatcher/schema/ports';

interface SubscriptionOptions {
  readonly executor: TaskExecutor;
  readonly run: string;
  readonly onHints: (hints: readonly ExecutorEvent[]) => void;
}

/**
 * Follows the hints of an executor. A stream that breaks is taken up again by `ensure`, after the
 * last hint that came; until then the run goes on by asking for outcomes.
 */
export class HintSubscription implements Disposable {
  readonly #options: SubscriptionOptions;
  #stream: AsyncIterator<readonly ExecutorEvent[]> | undefined;
  #cursor: string | undefined;
  #closed = false;

  constructor(options: SubscriptionOptions) {
    this.#options = options;
  }

  /** Subscribes, if it is not subscribed. */
  ensure(): void {
    if (this.#stream !== undefined || this.#closed) return;
    const { executor, run } = this.#options;
    try {
      this.#stream = executor.events(run, this.#cursor)[Symbol.asyncIterator]();
    } catch {
      return;
    }
    void this.#follow(this.#stream);
  }

  [Symbol.dispose](): void {
    this.#closed = true;
    void this.#leave(this.#stream);
  }

  async #follow(stream: AsyncIterator<readonly ExecutorEvent[]>): Promise<void> {
    try {
      while (!this.#closed) {
        const next = await stream.next();
        if (next.done === true || this.#closed) break;
        this.#cursor = next.value.at(-1)?.cursor ?? this.#cursor;
        this.#options.onHints(next.value);
      }
    } catch {
      // Hints only: the outcomes are asked for anyway.
    }
    this.#stream = undefined;
  }

  /** Not awaited: a generator that waits for its next hint answers only then, or never. */
  async #leave(stream: AsyncIterator<unknown> | undefined): Promise<void> {
    try {
      await stream?.return?.();
    } catch {
      // It is left either way.
    }
  }
}
