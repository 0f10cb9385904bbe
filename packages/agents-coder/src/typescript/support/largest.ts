import { compare } from './compare.ts';

/** The largest of a column of numbers or of texts, the first of equals; null of none. */
export function largest<Value>(values: readonly Value[]): Value | null {
  let best: Value | null = null;
  for (const [at, value] of values.entries()) {
    if (compare(value, at === 0 ? value : best) > 0 || at === 0) best = value;
  }
  return best;
}
