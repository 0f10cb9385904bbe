import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { EventStamp } from './event-stamp.ts';

interface WakeTimerOptions {
  readonly clock: Clock;
  readonly stamp: EventStamp;
  readonly onWake: () => void;
}

/** The one wake-up of a run. A timer may be early by a rounding error; this never is. */
export class WakeTimer implements Disposable {
  readonly #options: WakeTimerOptions;
  #timer: Disposable | undefined;

  constructor(options: WakeTimerOptions) {
    this.#options = options;
  }

  /** Replaces what was set before. On the clock of the run. */
  set(atMs: number): void {
    const { clock, stamp, onWake } = this.#options;
    this[Symbol.dispose]();
    this.#timer = clock.setTimer(Math.max(1, atMs - stamp.atMs), () => {
      stamp.readClock();
      if (stamp.atMs < atMs) this.set(atMs);
      else onWake();
    });
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }
}
