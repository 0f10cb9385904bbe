import { add } from './add.ts';
import type { Exact } from './exact.ts';

/** The exact sum of a column; 0 of none. */
export function sum(values: readonly unknown[]): Exact {
  let total = add();
  for (const value of values) total = add(total, value);
  return total;
}
