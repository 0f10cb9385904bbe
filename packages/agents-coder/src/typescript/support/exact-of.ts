import type { Exact } from './exact.ts';
import { invalidValue } from './invalid-value.ts';
import { isExact } from './is-exact.ts';
import { ratio } from './ratio.ts';

/**
 * Reads a number as it is written: 0.1 is one tenth, not the double beside it.
 * @throws NodeError with code `INVALID_VALUE` for null and everything that is no number.
 */
export function exactOf(value: unknown): Exact {
  if (isExact(value)) return value;
  if (typeof value === 'bigint') return { numerator: value, denominator: 1n };
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidValue('a number', value);
  if (Number.isSafeInteger(value)) return { numerator: BigInt(value), denominator: 1n };
  const [digits = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  const scale = Number(exponent) - fraction.length;
  const numerator = BigInt(whole + fraction);
  return scale >= 0
    ? { numerator: numerator * 10n ** BigInt(scale), denominator: 1n }
    : ratio(numerator, 10n ** BigInt(-scale));
}
