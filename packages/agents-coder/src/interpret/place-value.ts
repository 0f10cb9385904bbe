import type { JsonValue } from '@parallel-dispatcher/schema';
import type { Path } from '../contract/value.ts';

/** A copy of a value with another at the end of a path; objects on the way are made. */
export function placeValue(held: JsonValue, path: Path, value: JsonValue): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(held)) {
    const items: readonly JsonValue[] = held;
    return items.map((item, at) => (String(at) === key ? placeValue(item, rest, value) : item));
  }
  const entries = new Map<string, JsonValue>(
    typeof held === 'object' && held !== null ? Object.entries(held) : [],
  );
  entries.set(key, placeValue(entries.has(key) ? (entries.get(key) ?? null) : {}, rest, value));
  return Object.fromEntries(entries);
}
