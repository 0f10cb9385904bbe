import { exactOf } from './exact-of.ts';
import { toNumber } from './to-number.ts';

/** A number in its shortest JSON form: whole ones with all their digits, others as a double. */
export function numberText(value: unknown): string {
  const number = exactOf(value);
  return number.denominator === 1n ? String(number.numerator) : String(toNumber(number));
}
