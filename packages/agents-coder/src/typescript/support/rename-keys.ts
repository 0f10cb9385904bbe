import { asRow } from './as-row.ts';

/** The row with fields under new names. A field that is not there is not added. */
export function renameKeys(
  value: unknown,
  names: readonly (readonly [string, string])[],
): Readonly<Record<string, unknown>> {
  const row = asRow(value);
  const moved = names.filter(([from]) => Object.hasOwn(row, from));
  const kept = Object.entries(row).filter(([key]) => !moved.some(([from]) => from === key));
  return Object.fromEntries([...kept, ...moved.map(([from, to]) => [to, row[from]] as const)]);
}
