import type { CutShort } from '@parallel-dispatcher/replay';
import type { RunEvent } from '@parallel-dispatcher/schema';

/** Tasks whose last attempt has no outcome, and when it began. */
export function cutShort(events: Iterable<RunEvent>): CutShort {
  const underWay = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'submitted') underWay.set(event.task, event.ts);
    else if (event.type === 'outcome') underWay.delete(event.report.task);
  }
  return [...underWay].map(([task, since]) => ({ task, since }));
}
