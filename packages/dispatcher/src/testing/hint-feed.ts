import type { ExecutorEvent } from '@parallel-dispatcher/schema/ports';

/** A hint without its cursor. */
type Uncursored<Event> = Event extends unknown ? Omit<Event, 'cursor'> : never;
type Hint = Uncursored<ExecutorEvent>;

/** The hints of an executor in memory: kept from the start, so that any cursor can be taken up. */
export interface HintFeed {
  publish(hint: Hint): void;
  follow(run: string, after?: string): AsyncIterable<readonly ExecutorEvent[]>;
  close(): void;
}

export function createHintFeed(): HintFeed {
  const hints: ExecutorEvent[] = [];
  let news = Promise.withResolvers<void>();
  let closed = false;
  const wake = (): void => {
    news.resolve();
    news = Promise.withResolvers();
  };
  return {
    publish(hint) {
      hints.push({ ...hint, cursor: String(hints.length) });
      wake();
    },
    async *follow(run, after) {
      let at = after === undefined ? 0 : Number(after) + 1;
      for (;;) {
        const batch = hints.slice(at).filter((hint) => hint.ref.run === run);
        at = hints.length;
        if (batch.length > 0) yield batch;
        else if (closed) return;
        else await news.promise;
      }
    },
    close() {
      closed = true;
      wake();
    },
  };
}
