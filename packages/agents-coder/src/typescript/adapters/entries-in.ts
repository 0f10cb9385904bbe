/** The entries of a field of a request that holds an object, without those that are null. */
export function entriesIn(
  request: Readonly<Record<string, unknown>>,
  field: string,
): readonly (readonly [string, string])[] {
  const value = request[field];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([, held]) => held !== null && held !== undefined)
    .map(([key, held]) => [key, typeof held === 'object' ? JSON.stringify(held) : String(held)]);
}
