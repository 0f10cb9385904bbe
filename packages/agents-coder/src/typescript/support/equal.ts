import { keyOf } from './key-of.ts';

/** Whether two values are the same JSON: 1 equals 1.0, but not "1" and not true. */
export function equal(left: unknown, right: unknown): boolean {
  return left === right || keyOf(left) === keyOf(right);
}
