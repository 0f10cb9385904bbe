import type { JsonValue } from '@parallel-dispatcher/schema';

/** One place in an input, and what to put there; no value: it is removed. */
export interface Change {
  readonly path: readonly (string | number)[];
  readonly value?: JsonValue;
}

/** A copy of an input with one change. */
export function changeValue(input: JsonValue, { path, value }: Change): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  if (Array.isArray(input)) {
    const items: readonly JsonValue[] = input;
    return items.map((item, at) =>
      at === key
        ? changeValue(item, { path: rest, ...(value === undefined ? {} : { value }) })
        : item,
    );
  }
  if (typeof input !== 'object' || input === null) return input;
  const entries = new Map<string, JsonValue>(Object.entries(input));
  if (rest.length > 0) {
    const inner = entries.get(String(key)) ?? null;
    entries.set(
      String(key),
      changeValue(inner, { path: rest, ...(value === undefined ? {} : { value }) }),
    );
  } else if (value === undefined) entries.delete(String(key));
  else entries.set(String(key), value);
  return Object.fromEntries(entries);
}
