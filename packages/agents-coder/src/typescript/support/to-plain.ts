import { exactOf } from './exact-of.ts';
import { isExact } from './is-exact.ts';
import { toNumber } from './to-number.ts';

/** A copy as plain JSON: exact numbers leave as the nearest double. */
export function toPlain(value: unknown): unknown {
  if (typeof value === 'bigint' || isExact(value)) return toNumber(exactOf(value));
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, toPlain(held)]));
}
