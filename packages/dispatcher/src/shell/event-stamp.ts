import type { RunEvent } from '@parallel-dispatcher/schema';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { EventBody } from '../event-body.ts';

/** Numbers and dates events. The clock is read once for a batch, not once for an event. */
export class EventStamp {
  readonly #clock: Clock;
  readonly #startedAtMs: number;
  #seq = 0;
  #wallMs = Number.NaN;
  #ts = '';
  #atMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#startedAtMs = clock.now();
    this.readClock();
  }

  /** On the clock of the run: milliseconds since it started. */
  get atMs(): number {
    return this.#atMs;
  }

  readClock(): void {
    // To the microsecond: finer digits are noise, and they would be in every line of a journal.
    this.#atMs = Math.round((this.#clock.now() - this.#startedAtMs) * 1_000) / 1_000;
    const wall = this.#clock.wall();
    if (wall.getTime() === this.#wallMs) return;
    this.#wallMs = wall.getTime();
    this.#ts = wall.toISOString();
  }

  stamp(body: EventBody): RunEvent {
    const seq = this.#seq;
    this.#seq += 1;
    return { v: 1, seq, at_ms: this.#atMs, ts: this.#ts, ...body };
  }
}
