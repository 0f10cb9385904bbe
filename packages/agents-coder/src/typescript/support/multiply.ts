import { exactOf } from './exact-of.ts';
import type { Exact } from './exact.ts';
import { ratio } from './ratio.ts';

/** The exact product; 1 of nothing. */
export function multiply(...values: readonly unknown[]): Exact {
  let product: Exact = { numerator: 1n, denominator: 1n };
  for (const value of values) {
    const { numerator, denominator } = exactOf(value);
    product = ratio(product.numerator * numerator, product.denominator * denominator);
  }
  return product;
}
