import { attempt, type Cursor } from '../../text/cursor.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';

/** A file: its path where it was said. */
export interface SaidFile {
  readonly path: string | null;
}

/** Reads `to the file reports/daily.txt`, `from a text file`, `into audit.log`. */
export function readFile(cursor: Cursor): SaidFile | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'to|into|in|from|of|at|on|onto') === null) return null;
    return readFileName(cursor);
  });
}

/** The same without its preposition: `the file reports/daily.txt`. */
export function readFileName(cursor: Cursor): SaidFile | null {
  const named = takeOneOf(cursor, [
    'a|an|the? text|plain|log? file called|named|at? <path:path>',
    'a|an|the? <path:path> file?',
  ]);
  if (named !== null) return { path: named['path']?.text ?? null };
  return takePhrase(cursor, 'a|an|the? text|plain|log? file on|from? disk?') === null
    ? null
    : { path: null };
}
