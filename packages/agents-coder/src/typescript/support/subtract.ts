import { exactOf } from './exact-of.ts';
import type { Exact } from './exact.ts';
import { ratio } from './ratio.ts';

/** The exact difference. */
export function subtract(left: unknown, right: unknown): Exact {
  const from = exactOf(left);
  const taken = exactOf(right);
  return ratio(
    from.numerator * taken.denominator - taken.numerator * from.denominator,
    from.denominator * taken.denominator,
  );
}
