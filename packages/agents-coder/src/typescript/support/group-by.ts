import { keyOf } from './key-of.ts';

/** The rows in groups with equal keys, in order of first appearance. */
export function groupBy<Row>(
  rows: readonly Row[],
  keyOfRow: (row: Row) => unknown,
): (readonly [Row, ...Row[]])[] {
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const key = keyOf(keyOfRow(row));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
