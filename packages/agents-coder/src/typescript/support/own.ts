/** A field that may be missing, whose name objects also inherit. */
export function own<Row extends object, Key extends keyof Row>(
  row: Row | null | undefined,
  key: Key,
): Row[Key] | undefined {
  return row !== null && row !== undefined && Object.hasOwn(row, key) ? row[key] : undefined;
}
