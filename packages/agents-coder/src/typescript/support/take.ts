import { compare } from './compare.ts';
import { exactOf } from './exact-of.ts';
import { NodeError } from './node-error.ts';

/** The first rows. @throws NodeError with code `INVALID_VALUE` for a count that is no whole number from 0. */
export function take<Row>(rows: readonly Row[], count: unknown): readonly Row[] {
  const { numerator, denominator } = exactOf(count);
  if (denominator !== 1n || numerator < 0n) {
    throw new NodeError('INVALID_VALUE', 'A number of rows to take is a whole number from 0.');
  }
  return compare(numerator, rows.length) >= 0 ? rows : rows.slice(0, Number(numerator));
}
