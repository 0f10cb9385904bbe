import type { RunEvent } from '@parallel-dispatcher/schema';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { EventBody } from '../event-body.ts';

/** Numbers and dates events. The clock is read once for a batch, not once for an event. */
export class EventStamp {
  readonly #clock: Clock;
  readonly #startedAtMs: number;
  readonly #beganAtMs: number;
  #seq: number;
  #wallMs = Number.NaN;
  #ts = '';
  #atMs = 0;

  /** @param after the last event of the run that it goes on with. */
  constructor(clock: Clock, after?: Pick<RunEvent, 'seq' | 'at_ms'>) {
    this.#clock = clock;
    this.#seq = after === undefined ? 0 : after.seq + 1;
    this.#beganAtMs = after?.at_ms ?? 0;
    this.#startedAtMs = clock.now();
    this.readClock();
  }

  /** On the clock of the run: milliseconds since it started. */
  get atMs(): number {
    return this.#atMs;
  }

  readClock(): void {
    // To the microsecond: finer digits are noise, and they would be in every line of a journal.
    const passedMs = this.#beganAtMs + this.#clock.now() - this.#startedAtMs;
    this.#atMs = Math.round(passedMs * 1_000) / 1_000;
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
