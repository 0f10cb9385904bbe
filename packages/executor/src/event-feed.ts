import type { ExecutorEvent } from '@parallel-dispatcher/schema/ports';

/** The event without its cursor, which the feed gives it. */
export type NewEvent = ExecutorEvent extends infer Event
  ? Event extends ExecutorEvent
    ? Omit<Event, 'cursor'>
    : never
  : never;

/** The events of one run, for any number of readers, each from its own cursor. */
export class EventFeed {
  readonly #events: ExecutorEvent[] = [];
  #ended = false;
  #more = Promise.withResolvers<void>();

  push(event: NewEvent): void {
    if (this.#ended) return;
    this.#events.push({ ...event, cursor: String(this.#events.length + 1) });
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** Batches of all that came since; a cursor this feed never gave reads from the beginning. */
  async *read(after?: string): AsyncGenerator<readonly ExecutorEvent[]> {
    let next = startAfter(after);
    for (;;) {
      const more = this.#more.promise;
      const batch = this.#events.slice(next);
      next += batch.length;
      if (batch.length > 0) yield batch;
      else if (this.#ended) return;
      else await more;
    }
  }

  #wake(): void {
    const { resolve } = this.#more;
    this.#more = Promise.withResolvers();
    resolve();
  }
}

function startAfter(cursor: string | undefined): number {
  const position = Number(cursor ?? 0);
  return Number.isSafeInteger(position) && position > 0 ? position : 0;
}
