import type { Clock } from '@parallel-dispatcher/schema/ports';

export type Stopped = 'cancelled' | 'out of time' | 'closed';

interface ScopeOptions {
  readonly signal: AbortSignal;
  readonly closing: AbortSignal;
  readonly timeLeftMs: number | undefined;
  readonly clock: Clock;
}

/** How much of what a task has left a call leaves to it, to do something with the answer. */
const shareLeft = 0.1;
const mostLeftMs = 1_000;

/** One call's own signal, aborted by its caller, by its deadline and by the end of the pool. */
export class CallScope implements Disposable {
  readonly #controller = new AbortController();
  readonly #options: ScopeOptions;
  readonly #timer: Disposable | undefined;
  readonly timeMs: number;
  #stopped: Stopped | undefined;

  constructor(options: ScopeOptions) {
    this.#options = options;
    const { signal, closing, timeLeftMs = Infinity, clock } = options;
    this.timeMs = timeLeftMs - Math.min(mostLeftMs, timeLeftMs * shareLeft);
    signal.addEventListener('abort', this.#cancel);
    closing.addEventListener('abort', this.#close);
    if (Number.isFinite(this.timeMs)) {
      this.#timer = clock.setTimer(Math.max(0, this.timeMs), () => this.#stop('out of time'));
    }
    if (signal.aborted) this.#stop('cancelled');
    if (closing.aborted) this.#stop('closed');
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why the call ends before its answer. */
  get stopped(): Stopped | undefined {
    return this.#stopped;
  }

  [Symbol.dispose](): void {
    this.#options.signal.removeEventListener('abort', this.#cancel);
    this.#options.closing.removeEventListener('abort', this.#close);
    this.#timer?.[Symbol.dispose]();
  }

  readonly #cancel = (): void => this.#stop('cancelled');
  readonly #close = (): void => this.#stop('closed');

  #stop(why: Stopped): void {
    this.#stopped ??= why;
    this.#controller.abort();
  }
}
