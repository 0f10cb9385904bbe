import type { Clock } from '@parallel-dispatcher/schema/ports';

export interface IdleWatchOptions {
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** Called once. */
  readonly onIdle: () => void;
}

/**
 * Tells when nothing was heard of a call for too long. While the host owes an answer, such as that
 * of a slow tool, the call is not idle.
 */
export class IdleWatch implements Disposable {
  readonly #options: IdleWatchOptions;
  #heardAtMs: number;
  #unanswered = 0;
  #timer: Disposable | undefined;

  constructor(options: IdleWatchOptions) {
    this.#options = options;
    this.#heardAtMs = options.clock.now();
    this.#wait(options.timeoutMs);
  }

  hear(type: string): void {
    this.#heardAtMs = this.#options.clock.now();
    if (type === 'call') this.#unanswered += 1;
  }

  answer(): void {
    this.#heardAtMs = this.#options.clock.now();
    this.#unanswered -= 1;
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }

  /** One timer for many messages: it looks how old the last one is. */
  #wait(delayInMs: number): void {
    this.#timer = this.#options.clock.setTimer(delayInMs, () => this.#look());
  }

  #look(): void {
    const { clock, timeoutMs, onIdle } = this.#options;
    const leftMs = this.#unanswered > 0 ? timeoutMs : this.#heardAtMs + timeoutMs - clock.now();
    if (leftMs > 0) this.#wait(leftMs);
    else onIdle();
  }
}
