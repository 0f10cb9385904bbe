import { peek, type Cursor } from '../cursor.ts';

const counts: readonly string[] = 'zero one two three four five six seven eight nine ten'.split(
  ' ',
);
const times: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };

/** Reads `3`, `three`, `twice`; null, and nothing taken, where no whole number is said. */
export function readCount(cursor: Cursor): number | null {
  const token = peek(cursor);
  if (token === undefined) return null;
  const named = counts.indexOf(token.lower);
  const count =
    token.kind === 'number'
      ? Number(token.text)
      : (times[token.lower] ?? (named < 0 ? NaN : named));
  if (!Number.isInteger(count)) return null;
  cursor.at += 1;
  return count;
}
