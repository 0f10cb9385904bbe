import type { Clock } from '@parallel-dispatcher/schema/ports';

/** One lost call may be bad luck, three in a row without an answer between them are not. */
const mostFailures = 3;
const firstPauseMs = 2_000;
const longestPauseMs = 30_000;

/** `closed`: go ahead. `probe`: you alone may try, and must tell how it went. `open`: do not. */
export type Entry = 'closed' | 'probe' | 'open';

/**
 * Lets calls through while a server answers, whatever their number, and turns them away at once
 * while it does not. After a pause one call may try; the pause doubles each time it fails.
 */
export class CircuitBreaker {
  readonly #clock: Pick<Clock, 'now'>;
  #failures = 0;
  #pauseMs = firstPauseMs;
  /** When the next one may try; undefined while calls pass. */
  #openUntil: number | undefined;
  #isProbing = false;

  constructor({ clock }: { readonly clock: Pick<Clock, 'now'> }) {
    this.#clock = clock;
  }

  get isOpen(): boolean {
    return this.#openUntil !== undefined;
  }

  /** Whether `enter` would let somebody try. */
  get mayProbe(): boolean {
    return !this.#isProbing && this.waitMs === 0;
  }

  /** How long until somebody may try. */
  get waitMs(): number {
    return Math.max(0, (this.#openUntil ?? 0) - this.#clock.now());
  }

  enter(): Entry {
    if (this.#openUntil === undefined) return 'closed';
    if (!this.mayProbe) return 'open';
    this.#isProbing = true;
    return 'probe';
  }

  /** The server answered, if only to refuse. */
  succeed(): void {
    this.#failures = 0;
    this.#pauseMs = firstPauseMs;
    this.#openUntil = undefined;
    this.#isProbing = false;
  }

  /** A call was lost on the way. */
  fail(entry: Entry): void {
    this.#failures += 1;
    if (this.#failures >= mostFailures || entry === 'probe') this.trip(entry);
  }

  /** Nobody is there: opens without waiting for more. */
  trip(entry: Entry): void {
    // Calls that were under way together fail together: one reason, one pause.
    if (this.isOpen && entry !== 'probe') return;
    this.#openUntil = this.#clock.now() + this.#pauseMs;
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
    this.#isProbing = false;
  }

  /** The call ended before it was known whether the server is there. */
  abandon(entry: Entry): void {
    if (entry === 'probe') this.#isProbing = false;
  }
}
