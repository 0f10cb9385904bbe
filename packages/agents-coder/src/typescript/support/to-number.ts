import type { Exact } from './exact.ts';
import { NodeError } from './node-error.ts';
import { roundHalfEven } from './round-half-even.ts';

/**
 * The double nearest to an exact number, ties to even.
 * @throws NodeError with code `INVALID_VALUE` beyond the largest double.
 */
export function toNumber({ numerator, denominator }: Exact): number {
  const size = numerator < 0n ? -numerator : numerator;
  let nearest = 0;
  if (denominator === 1n) nearest = Number(size);
  else if (size <= Number.MAX_SAFE_INTEGER && denominator <= Number.MAX_SAFE_INTEGER) {
    nearest = Number(size) / Number(denominator);
  } else {
    // 53 bits of the quotient, rounded once; -1074 is the exponent of the smallest double.
    const bits = size.toString(2).length - denominator.toString(2).length;
    const atLeast =
      bits >= 0 ? size >= denominator << BigInt(bits) : size << BigInt(-bits) >= denominator;
    const exponent = Math.max((atLeast ? bits : bits - 1) - 52, -1074);
    const digits = roundHalfEven(
      exponent < 0
        ? { numerator: size << BigInt(-exponent), denominator }
        : { numerator: size, denominator: denominator << BigInt(exponent) },
    );
    nearest = Number(digits.numerator) * 2 ** exponent;
  }
  if (!Number.isFinite(nearest)) {
    throw new NodeError('INVALID_VALUE', 'The result is larger than any number in JSON.');
  }
  return numerator < 0n ? -nearest : nearest;
}
