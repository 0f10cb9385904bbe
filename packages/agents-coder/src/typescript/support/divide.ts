import { exactOf } from './exact-of.ts';
import type { Exact } from './exact.ts';
import { NodeError } from './node-error.ts';
import { ratio } from './ratio.ts';

/** The exact quotient. @throws NodeError with code `DIVISION_BY_ZERO`. */
export function divide(left: unknown, right: unknown): Exact {
  const dividend = exactOf(left);
  const divisor = exactOf(right);
  if (divisor.numerator === 0n) throw new NodeError('DIVISION_BY_ZERO', 'Divided by zero.');
  return ratio(dividend.numerator * divisor.denominator, dividend.denominator * divisor.numerator);
}
