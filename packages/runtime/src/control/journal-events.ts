import { join } from 'node:path';
import type { RunEvent } from '@parallel-dispatcher/schema';
import { readJournal } from '@parallel-dispatcher/tracing';

interface Part {
  /** Only events with a greater number. @default all */
  readonly after?: number;
  /** Ends before an event with a greater number. @default the end of the journal */
  readonly upTo?: number;
}

/** The facts of a run in the order they were written; lines that cannot be used are left out. */
export async function* journalEvents(
  runDir: string,
  { after = -1, upTo = Number.POSITIVE_INFINITY }: Part = {},
): AsyncGenerator<RunEvent, void, undefined> {
  for await (const entry of readJournal(join(runDir, 'journal.jsonl'))) {
    if (!entry.ok || entry.event.seq <= after) continue;
    if (entry.event.seq > upTo) return;
    yield entry.event;
  }
}
