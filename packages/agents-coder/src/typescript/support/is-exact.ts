import type { Exact } from './exact.ts';

/** Tells a computed number from JSON, which never holds a bigint. */
export function isExact(value: unknown): value is Exact {
  return (
    typeof value === 'object' &&
    value !== null &&
    'numerator' in value &&
    typeof value.numerator === 'bigint'
  );
}
