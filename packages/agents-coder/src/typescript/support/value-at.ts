/** What lies at the end of a path; null where a key is missing or there is nothing to go into. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  let held = value;
  for (const key of path) {
    if (typeof held !== 'object' || held === null) return null;
    if (Array.isArray(held) && typeof key !== 'number') return null;
    if (!Object.hasOwn(held, key)) return null;
    held = Reflect.get(held, key);
  }
  return held ?? null;
}
