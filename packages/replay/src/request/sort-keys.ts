import type { JsonValue } from '@parallel-dispatcher/schema';

/** A copy whose keys are in order and have values: equal values have equal texts then. */
export function sortKeys<T extends JsonValue>(value: T): T {
  return sorted(value) as T;
}

function sorted(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
