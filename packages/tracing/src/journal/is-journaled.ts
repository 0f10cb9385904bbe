import type { RunEvent, RunEventType } from '@parallel-dispatcher/schema';

/** Hints, and what follows from facts: a run is resumed without them. */
const leftOut: ReadonlySet<RunEventType> = new Set(['started', 'progress', 'clock', 'settled']);

/** Whether an event is a fact of its own and so a line of the journal. */
export function isJournaled(event: RunEvent): boolean {
  return !leftOut.has(event.type);
}
