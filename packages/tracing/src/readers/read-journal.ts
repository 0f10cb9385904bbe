import { runEventSchema, type RunEvent } from '@parallel-dispatcher/schema';
import { errorCode } from '../files/error-code.ts';
import { readLines, type Line } from './read-lines.ts';

/** A fact of the journal, or why a line tells none. `line` counts from 1. */
export type JournalEntry =
  | { readonly ok: true; readonly event: RunEvent }
  | { readonly ok: false; readonly line: number; readonly reason: string };

/**
 * The facts of a run in the order they were written. A last line that was cut off by a crash and
 * lines of newer versions are told and passed over. Ends at once when there is no journal.
 */
export async function* readJournal(file: string): AsyncGenerator<JournalEntry, void, undefined> {
  let line = 0;
  try {
    for await (const read of readLines(file)) {
      line += 1;
      const event = parseLine(read);
      if (typeof event === 'string') yield { ok: false, line, reason: event };
      else yield { ok: true, event };
    }
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'ENOENT')
      yield { ok: false, line: line + 1, reason: `it cannot be read: ${code}` };
  }
}

function parseLine({ text, ended }: Line): RunEvent | string {
  if (!ended) return 'its write was cut short';
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return 'it is no JSON';
  }
  const checked = runEventSchema.safeParse(document);
  return checked.success ? checked.data : 'it is no event of this version';
}
