import type { Clock } from '@parallel-dispatcher/schema/ports';

interface Timer {
  readonly dueAtMs: number;
  readonly run: () => void;
  armed: Disposable | undefined;
}

/** A clock that can be stopped, its timers with it. `wall` goes on. */
export class StoppableClock implements Clock {
  readonly #clock: Clock;
  readonly #timers = new Set<Timer>();
  /** How long it stood still before. */
  #stoodMs = 0;
  #stoppedAtMs: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return (this.#stoppedAtMs ?? this.#clock.now()) - this.#stoodMs;
  }

  wall(): Date {
    return this.#clock.wall();
  }

  setTimer(delayInMs: number, run: () => void): Disposable {
    const timer: Timer = { dueAtMs: this.now() + delayInMs, run, armed: undefined };
    this.#timers.add(timer);
    if (this.#stoppedAtMs === undefined) this.#arm(timer, delayInMs);
    return {
      [Symbol.dispose]: () => {
        this.#timers.delete(timer);
        timer.armed?.[Symbol.dispose]();
      },
    };
  }

  stop(): void {
    if (this.#stoppedAtMs !== undefined) return;
    this.#stoppedAtMs = this.#clock.now();
    for (const timer of this.#timers) timer.armed?.[Symbol.dispose]();
  }

  go(): void {
    if (this.#stoppedAtMs === undefined) return;
    this.#stoodMs += this.#clock.now() - this.#stoppedAtMs;
    this.#stoppedAtMs = undefined;
    for (const timer of this.#timers) this.#arm(timer, Math.max(0, timer.dueAtMs - this.now()));
  }

  #arm(timer: Timer, delayInMs: number): void {
    timer.armed = this.#clock.setTimer(delayInMs, () => {
      this.#timers.delete(timer);
      timer.run();
    });
  }
}
