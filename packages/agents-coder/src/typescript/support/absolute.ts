import { exactOf } from './exact-of.ts';
import type { Exact } from './exact.ts';

/** The exact number without its sign. */
export function absolute(value: unknown): Exact {
  const { numerator, denominator } = exactOf(value);
  return { numerator: numerator < 0n ? -numerator : numerator, denominator };
}
