import type { JsonValue } from '@parallel-dispatcher/schema';

/** Outputs do not change, and many conditions may look at the same one. */
const converted = new WeakMap<object, unknown>();

/**
 * JSON as the library understands it best. Objects become Maps: of an object with a key
 * "constructor" the library would not know the type. Whole numbers become CEL ints, so that `3` is
 * the `3` of a condition also as an element, an index or an operand; others are CEL doubles.
 */
export function toCelValue(value: JsonValue): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  const known = converted.get(value);
  if (known !== undefined) return known;
  const made = Array.isArray(value)
    ? // Not map(): a list from another realm would make one of that realm, which has no type here.
      Array.from(value as readonly JsonValue[], toCelValue)
    : new Map(Object.entries(value).map(([key, child]) => [key, toCelValue(child)]));
  converted.set(value, made);
  return made;
}
