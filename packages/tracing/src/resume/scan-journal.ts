import type { RunEvent } from '@parallel-dispatcher/schema';
import { errorCode } from '../files/error-code.ts';
import { parseLine } from '../readers/parse-line.ts';
import { readLines } from '../readers/read-lines.ts';
import type { Read } from '../readers/read.ts';
import { journalDamaged, journalMissing, journalUnreadable } from './resume-errors.ts';

/** All facts of a journal. */
export interface ScannedJournal {
  readonly events: readonly RunEvent[];
  /** Bytes of the file. */
  readonly size: number;
  /** Bytes up to the end of the last whole line: what is behind was torn by a crash. */
  readonly wholeSize: number;
}

/**
 * Reads a journal to go on with it. The last line may be torn; anything else that cannot be read
 * would be a lost fact, so it is refused.
 */
export async function scanJournal(file: string): Promise<Read<ScannedJournal>> {
  const events: RunEvent[] = [];
  let [line, size, wholeSize] = [0, 0, 0];
  let torn: string | undefined;
  let lastSeq = -1;
  try {
    for await (const read of readLines(file)) {
      if (torn !== undefined) return journalDamaged(file, { line, reason: torn });
      line += 1;
      size = read.endsAt;
      const parsed = parseLine(read);
      if (parsed.ok) {
        const { event } = parsed;
        const reason = flawOf(event, lastSeq);
        if (reason !== undefined) return journalDamaged(file, { line, reason });
        events.push(event);
        lastSeq = event.seq;
        wholeSize = size;
      } else if (parsed.isTorn) {
        torn = parsed.reason;
      } else {
        return journalDamaged(file, { line, reason: parsed.reason });
      }
    }
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' ? journalMissing(file) : journalUnreadable(file, code);
  }
  return { ok: true, value: { events, size, wholeSize } };
}

/** What one process after the other wrote begins with the start of the run and counts up. */
function flawOf(event: RunEvent, lastSeq: number): string | undefined {
  if (lastSeq === -1 && event.type !== 'run_started') {
    return `a journal begins with run_started, not with ${event.type}`;
  }
  return event.seq > lastSeq
    ? undefined
    : `event ${event.seq} comes after event ${lastSeq}, as if two processes had written at once`;
}
