import { compareText } from './compare-text.ts';
import { exactOf } from './exact-of.ts';
import { invalidValue } from './invalid-value.ts';

/**
 * Orders two numbers or two texts: negative, zero or positive.
 * @throws NodeError with code `INVALID_VALUE` for null and for anything else.
 */
export function compare(left: unknown, right: unknown): number {
  if (typeof left === 'string') {
    if (typeof right !== 'string') throw invalidValue('a text', right);
    return compareText(left, right);
  }
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const a = exactOf(left);
  const b = exactOf(right);
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
