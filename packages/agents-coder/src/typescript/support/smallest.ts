import { compare } from './compare.ts';

/** The smallest of a column of numbers or of texts, the first of equals; null of none. */
export function smallest<Value>(values: readonly Value[]): Value | null {
  let best: Value | null = null;
  for (const [at, value] of values.entries()) {
    if (compare(value, at === 0 ? value : best) < 0 || at === 0) best = value;
  }
  return best;
}
