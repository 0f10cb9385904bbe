import type { ProgressListener, ToolProgress, WireOutcome } from '../connection/wire.ts';
import { Holds, type Hold } from '../server/holds.ts';
import { untilAborted } from '../server/until-aborted.ts';

interface Shared {
  readonly outcome: Promise<WireOutcome>;
  readonly controller: AbortController;
  readonly listeners: Set<ProgressListener>;
  readonly holds: Holds;
  callers: number;
}

/** What a call has that is made for all who join. */
interface SharedStart {
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener;
  readonly hold: Hold;
}

interface Joining {
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener | undefined;
  /** Stops the clock of this caller. */
  readonly hold: Hold | undefined;
  /** Makes the call; only for the first. */
  readonly start: (shared: SharedStart) => Promise<WireOutcome>;
}

export interface Joined {
  /** Undefined: this caller left before the end. */
  readonly outcome: WireOutcome | undefined;
  /** Whether another caller made the call. */
  readonly isShared: boolean;
}

/** Calls that ask for the same at the same time are made once; it goes on while one caller waits. */
export class SharedCalls {
  readonly #running = new Map<string, Shared>();

  async join(key: string, joining: Joining): Promise<Joined> {
    const running = this.#running.get(key);
    const shared = running ?? this.#start(key, joining);
    const { signal, onProgress, hold } = joining;
    using _member = hold && shared.holds.add(hold);
    if (onProgress !== undefined) shared.listeners.add(onProgress);
    shared.callers += 1;
    try {
      const outcome = await untilAborted(shared.outcome, signal);
      return { outcome, isShared: running !== undefined };
    } finally {
      if (onProgress !== undefined) shared.listeners.delete(onProgress);
      shared.callers -= 1;
      if (shared.callers === 0) this.#leave(key, shared);
    }
  }

  #start(key: string, { start }: Joining): Shared {
    const controller = new AbortController();
    const listeners = new Set<ProgressListener>();
    const holds = new Holds();
    const tellAll = (progress: ToolProgress): void => {
      for (const listener of listeners) listener(progress);
    };
    const { signal } = controller;
    const outcome = start({ signal, onProgress: tellAll, hold: holds.hold });
    const shared: Shared = {
      controller,
      listeners,
      holds,
      callers: 0,
      outcome: outcome.finally(() => this.#forget(key, shared)),
    };
    this.#running.set(key, shared);
    return shared;
  }

  #leave(key: string, shared: Shared): void {
    this.#forget(key, shared);
    shared.controller.abort();
  }

  #forget(key: string, shared: Shared): void {
    if (this.#running.get(key) === shared) this.#running.delete(key);
  }
}
