import type { Exact } from './exact.ts';

/** The next whole number towards minus infinity. */
export function floor({ numerator, denominator }: Exact): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}
