import { compareText } from './compare-text.ts';
import { exactOf } from './exact-of.ts';
import { isExact } from './is-exact.ts';

/** A text that two values share exactly when they are equal: 1 and 1.0 do, 1 and "1" do not. */
export function keyOf(value: unknown): string {
  if (Number.isSafeInteger(value)) return `${Number(value) + 0}/1`;
  if (typeof value === 'number' || typeof value === 'bigint' || isExact(value)) {
    const { numerator, denominator } = exactOf(value);
    return `${numerator}/${denominator}`;
  }
  if (Array.isArray(value)) return `[${value.map(keyOf).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([left], [right]) => compareText(left, right));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${keyOf(held)}`).join()}}`;
}
