import type { Clock } from '@parallel-dispatcher/schema/ports';
import { keyClosed, pauseTooLong, type RefusedAdmission } from './admission-failures.ts';
import type { GovernorEvent } from './governor-event.ts';
import type { RequestFailure } from './governor.ts';
import { pauseAfter, type Pause } from './pause.ts';

interface KeyStopOptions {
  readonly key: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly tell: (event: GovernorEvent) => void;
  /** The key may be used again. */
  readonly onOpen: () => void;
}

/** A pause that grows by less is the same pause to whoever hears of it. */
const worthTellingMs = 1_000;

interface Closed {
  readonly failure: RequestFailure;
  /** Null: nobody said. */
  readonly untilMs: number | null;
}

/** Whether anything may start on a key at all: it may be paused for a while, or closed. */
export class KeyStop implements Disposable {
  readonly #options: KeyStopOptions;
  #pause: Pause | undefined;
  #closed: Closed | undefined;
  #timer: Disposable | undefined;

  constructor(options: KeyStopOptions) {
    this.#options = options;
  }

  isOpen(nowMs: number): boolean {
    return this.#closed === undefined && nowMs >= (this.#pause?.untilMs ?? 0);
  }

  /** Why a request cannot even wait; undefined: it can. */
  refusalOf(leftMs: number, nowMs: number): RefusedAdmission | undefined {
    const { key } = this.#options;
    if (this.#closed !== undefined) {
      const { failure, untilMs } = this.#closed;
      return keyClosed({ key, failure, until: this.#dateOf(untilMs) });
    }
    const untilMs = this.#pause?.untilMs ?? 0;
    const waitMs = untilMs - nowMs;
    if (waitMs <= 0 || waitMs < leftMs) return undefined;
    return pauseTooLong({ key, waitMs, leftMs });
  }

  /** Stops all starts after a refusal. Answers the pause that it is part of. */
  pause(refusal: {
    readonly startedAtMs: number;
    readonly retryAfterMs: number | undefined;
    readonly reason: string;
  }): Pause {
    const { clock, random, tell, key } = this.#options;
    const before = this.#pause;
    const pause = pauseAfter(before, { ...refusal, nowMs: clock.now(), random: random() });
    this.#pause = pause;
    if (this.#closed !== undefined || pause.untilMs === before?.untilMs) return pause;
    this.#wakeAt(pause.untilMs);
    const isGoingOn = before !== undefined && before.beganAtMs === pause.beganAtMs;
    if (isGoingOn && pause.untilMs - before.untilMs < worthTellingMs) return pause;
    const until = this.#dateOf(pause.untilMs);
    tell({ kind: 'paused', key, model: null, reason: refusal.reason, until });
    return pause;
  }

  /** A request that started after the last pause went well. */
  recover(startedAtMs: number): void {
    if (this.#pause === undefined || startedAtMs < this.#pause.untilMs) return;
    this.#pause = undefined;
  }

  /** Stops all starts until the limit is reset; for ever, where nobody says when that is. */
  close(failure: RequestFailure): void {
    if (this.#closed !== undefined) return;
    const { clock, tell, key } = this.#options;
    const { retryAfterMs } = failure;
    const cause = failure.errorClass === 'auth' ? 'auth' : 'quota';
    const untilMs =
      cause === 'quota' && retryAfterMs !== undefined ? clock.now() + retryAfterMs : null;
    this.#closed = { failure, untilMs };
    const until = this.#dateOf(untilMs);
    tell({ kind: 'closed', key, model: null, reason: failure.error.message, cause, until });
    if (untilMs === null) this.#timer?.[Symbol.dispose]();
    else this.#wakeAt(untilMs);
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }

  #wakeAt(untilMs: number): void {
    const { clock } = this.#options;
    this.#timer?.[Symbol.dispose]();
    this.#timer = clock.setTimer(Math.ceil(untilMs - clock.now()), () => this.#open(untilMs));
  }

  #open(untilMs: number): void {
    const { clock, tell, key, onOpen } = this.#options;
    // A timer may be early by a fraction.
    if (clock.now() < untilMs) return this.#wakeAt(untilMs);
    const reason = this.#closed === undefined ? 'the pause is over' : 'the limit was reset';
    this.#closed = undefined;
    const pausedUntilMs = this.#pause?.untilMs ?? 0;
    if (clock.now() < pausedUntilMs) return this.#wakeAt(pausedUntilMs);
    tell({ kind: 'resumed', key, model: null, reason, until: null });
    onOpen();
    return undefined;
  }

  #dateOf(atMs: number | null): Date | null {
    if (atMs === null) return null;
    const { clock } = this.#options;
    return new Date(clock.wall().getTime() + Math.max(0, atMs - clock.now()));
  }
}
