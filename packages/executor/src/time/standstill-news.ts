import type { Clock } from '@parallel-dispatcher/schema/ports';

/** Whether the clock of a task stands still, and how much of its time is left. */
export interface Standstill {
  readonly standsStill: boolean;
  readonly leftMs: number;
}

interface NewsOptions {
  readonly clock: Clock;
  readonly leftMs: () => number;
  readonly tell: (standstill: Standstill) => void;
}

/** Most waits are shorter, and nobody needs to hear of them. */
const worthTellingMs = 1_000;
/** Whoever was told may have lost it. */
const againMs = 60_000;
/** Short ones add up: well within what a dispatcher waits for a report that is late. */
const mostUntoldMs = 5_000;

/** Tells of standstills that matter to whoever waits for the report. */
export class StandstillNews implements Disposable {
  readonly #options: NewsOptions;
  #sinceMs: number | undefined;
  #untoldMs = 0;
  #isTold = false;
  #timer: Disposable | undefined;

  constructor(options: NewsOptions) {
    this.#options = options;
  }

  stop(): void {
    if (this.#sinceMs !== undefined) return;
    this.#sinceMs = this.#options.clock.now();
    this.#tellIn(worthTellingMs);
  }

  go(): void {
    if (this.#sinceMs === undefined) return;
    this.#timer?.[Symbol.dispose]();
    this.#untoldMs += this.#options.clock.now() - this.#sinceMs;
    this.#sinceMs = undefined;
    if (!this.#isTold && this.#untoldMs < mostUntoldMs) return;
    this.#untoldMs = 0;
    this.#isTold = false;
    this.#options.tell({ standsStill: false, leftMs: this.#options.leftMs() });
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }

  #tellIn(delayInMs: number): void {
    const { clock, tell, leftMs } = this.#options;
    this.#timer = clock.setTimer(delayInMs, () => {
      this.#isTold = true;
      tell({ standsStill: true, leftMs: leftMs() });
      this.#tellIn(againMs);
    });
  }
}
