import type { Exact } from './exact.ts';
import { floorDivide } from './floor-divide.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

/** The rest, with the sign of the divisor. @throws NodeError with code `DIVISION_BY_ZERO`. */
export function modulo(left: unknown, right: unknown): Exact {
  return subtract(left, multiply(right, floorDivide(left, right)));
}
