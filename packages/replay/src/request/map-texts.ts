import type { JsonValue } from '@parallel-dispatcher/schema';

/** A copy with other texts, keys included. */
export function mapTexts<T extends JsonValue>(value: T, map: (text: string) => string): T {
  return mapValue(value, map) as T;
}

function mapValue(value: JsonValue, map: (text: string) => string): JsonValue {
  if (typeof value === 'string') return map(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => mapValue(item, map));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [map(key), mapValue(item, map)]),
  );
}
