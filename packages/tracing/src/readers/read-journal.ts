import type { RunEvent } from '@parallel-dispatcher/schema';
import { errorCode } from '../files/error-code.ts';
import { parseLine } from './parse-line.ts';
import { readLines } from './read-lines.ts';

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
      const parsed = parseLine(read);
      if (parsed.ok) yield { ok: true, event: parsed.event };
      else yield { ok: false, line, reason: parsed.reason };
    }
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'ENOENT')
      yield { ok: false, line: line + 1, reason: `it cannot be read: ${code}` };
  }
}
