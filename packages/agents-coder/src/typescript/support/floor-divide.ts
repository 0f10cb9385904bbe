import { divide } from './divide.ts';
import type { Exact } from './exact.ts';
import { floor } from './floor.ts';

/** The quotient, cut towards minus infinity. @throws NodeError with code `DIVISION_BY_ZERO`. */
export function floorDivide(left: unknown, right: unknown): Exact {
  return { numerator: floor(divide(left, right)), denominator: 1n };
}
