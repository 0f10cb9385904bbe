import type { JsonValue } from '@parallel-dispatcher/schema';
import canonicalize from 'canonicalize';

/**
 * One text for one value, whatever the order of its keys, as RFC 8785 writes it. Texts with half a
 * surrogate pair, which JSON can hold and the RFC refuses, are escaped, so they have a key too.
 * @throws {TypeError} on what no JSON can hold: NaN, an infinity, a cycle, undefined.
 */
export function canonicalJson(value: JsonValue): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch {
    text = JSON.stringify(value, sorted);
  }
  if (text === undefined) throw new TypeError(`a JSON value was expected, got ${typeof value}`);
  return text;
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`a JSON value was expected, got ${value}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
