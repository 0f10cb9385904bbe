import type { ProgressListener, ToolProgress, WireOutcome } from '../connection/wire.ts';
import { untilAborted } from '../server/until-aborted.ts';

interface Shared {
  readonly outcome: Promise<WireOutcome>;
  readonly controller: AbortController;
  readonly listeners: Set<ProgressListener>;
  callers: number;
}

interface Joining {
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener | undefined;
  /** Makes the call; only for the first. */
  readonly start: (signal: AbortSignal, onProgress: ProgressListener) => Promise<WireOutcome>;
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
    const { signal, onProgress } = joining;
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
    const tellAll = (progress: ToolProgress): void => {
      for (const listener of listeners) listener(progress);
    };
    const shared: Shared = {
      controller,
      listeners,
      callers: 0,
      outcome: start(controller.signal, tellAll).finally(() => this.#forget(key, shared)),
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
