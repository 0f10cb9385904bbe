import { keyOf } from './key-of.ts';

/** The rows without those that equal an earlier one. */
export function distinct<Row>(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = keyOf(row);
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
