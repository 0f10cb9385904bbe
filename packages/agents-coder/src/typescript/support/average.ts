import { divide } from './divide.ts';
import type { Exact } from './exact.ts';
import { sum } from './sum.ts';

/** The exact mean; null of none. */
export function average(values: readonly unknown[]): Exact | null {
  return values.length === 0 ? null : divide(sum(values), values.length);
}
