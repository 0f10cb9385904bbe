import { exactOf } from './exact-of.ts';
import type { Exact } from './exact.ts';

/** The nearest whole number; a half goes away from zero. */
export function roundHalfUp(value: unknown): Exact {
  const { numerator, denominator } = exactOf(value);
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return { numerator: numerator < 0n ? -rounded : rounded, denominator: 1n };
}
