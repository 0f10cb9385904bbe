import { exactOf } from './exact-of.ts';
import type { Exact } from './exact.ts';
import { floor } from './floor.ts';

/** The nearest whole number; a half goes to the even one. */
export function roundHalfEven(value: unknown): Exact {
  const number = exactOf(value);
  const below = floor(number);
  const twice = 2n * (number.numerator - below * number.denominator);
  const up = twice > number.denominator || (twice === number.denominator && below % 2n !== 0n);
  return { numerator: up ? below + 1n : below, denominator: 1n };
}
