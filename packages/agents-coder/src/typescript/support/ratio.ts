import type { Exact } from './exact.ts';

/** The fraction in lowest terms. The denominator must not be zero. */
export function ratio(numerator: bigint, denominator: bigint): Exact {
  if (denominator === 1n) return { numerator, denominator };
  let divisor = denominator;
  let rest = numerator;
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  if (divisor < 0n !== denominator < 0n) divisor = -divisor;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}
