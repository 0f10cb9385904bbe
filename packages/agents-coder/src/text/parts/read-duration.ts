import { attempt, peek, type Cursor } from '../cursor.ts';

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|milliseconds?|millis)$/, 1],
  [/^(?:s|secs?|seconds?)$/, 1000],
  [/^(?:m|mins?|minutes?)$/, 60_000],
  [/^(?:h|hrs?|hours?)$/, 3_600_000],
  [/^days?$/, 86_400_000],
];

const words: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  five: 5,
  ten: 10,
};

/** Reads `5 minutes`, `a second`, `500ms`, `30-second` as milliseconds. */
export function readDuration(cursor: Cursor): number | null {
  return attempt(cursor, () => {
    const amount = peek(cursor);
    const count = amount?.kind === 'number' ? Number(amount.text) : words[amount?.lower ?? ''];
    if (count === undefined || !Number.isFinite(count)) return null;
    cursor.at += 1;
    if (peek(cursor)?.text === '-') cursor.at += 1;
    const unit = units.find(([form]) => form.test(peek(cursor)?.lower ?? ''))?.[1];
    if (unit === undefined) return null;
    cursor.at += 1;
    return count * unit;
  });
}
