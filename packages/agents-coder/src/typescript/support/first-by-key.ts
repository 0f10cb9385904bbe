import { keyOf } from './key-of.ts';

/** A look-up of the first row that has a key. It answers null where there is none. */
export function firstByKey<Row>(
  rows: readonly Row[],
  keyOfRow: (row: Row) => unknown,
): (key: unknown) => Row | null {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(keyOfRow(row));
    if (!found.has(key)) found.set(key, row);
  }
  return (key) => found.get(keyOf(key)) ?? null;
}
