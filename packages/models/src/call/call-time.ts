import type { Failure } from '@parallel-dispatcher/agent';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import { failure } from '../errors/failure.ts';

interface TimeOptions {
  /** May stand still. */
  readonly clock: Clock;
  /** Of the agent: aborted when it is asked to stop, or gives the call up. */
  readonly signal: AbortSignal;
  readonly limitMs: number;
}

/** The end of a call: one signal for all its requests, and why it was aborted. */
export class CallTime implements Disposable {
  readonly signal: AbortSignal;
  readonly #options: TimeOptions;
  readonly #endsAtMs: number;
  readonly #over = new AbortController();
  readonly #timer: Disposable;

  constructor(options: TimeOptions) {
    const { clock, limitMs } = options;
    this.#options = options;
    this.#endsAtMs = clock.now() + limitMs;
    this.#timer = clock.setTimer(limitMs, () => this.#over.abort());
    this.signal = AbortSignal.any([options.signal, this.#over.signal]);
  }

  leftMs(): number {
    return Math.max(0, this.#endsAtMs - this.#options.clock.now());
  }

  /** What an aborted call ends with. */
  describeAbort(): Failure {
    if (this.#options.signal.aborted) {
      return failure('transient', {
        code: 'MODEL_CANCELLED',
        message: 'The model call was given up: the task was stopped, or the agent left it.',
      });
    }
    return timedOut(this.#options.limitMs);
  }

  [Symbol.dispose](): void {
    this.#timer[Symbol.dispose]();
  }
}

export function timedOut(limitMs: number): Failure {
  return failure('transient', {
    code: 'MODEL_TIMEOUT',
    message: `The model did not answer within ${Math.round(limitMs)} ms.`,
    hint: 'Give the task more time (timeout_seconds), ask for less, or use a faster model.',
  });
}
