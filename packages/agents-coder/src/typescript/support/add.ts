import { exactOf } from './exact-of.ts';
import type { Exact } from './exact.ts';
import { ratio } from './ratio.ts';

/** The exact sum; 0 of nothing. */
export function add(...values: readonly unknown[]): Exact {
  let total: Exact = { numerator: 0n, denominator: 1n };
  for (const value of values) {
    const { numerator, denominator } = exactOf(value);
    total =
      denominator === total.denominator
        ? ratio(total.numerator + numerator, denominator)
        : ratio(
            total.numerator * denominator + numerator * total.denominator,
            total.denominator * denominator,
          );
  }
  return total;
}
