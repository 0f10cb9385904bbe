import { invalidValue } from './invalid-value.ts';

/** @throws NodeError with code `INVALID_VALUE` where there is no list. */
export function rowsOf<Row>(value: readonly Row[] | null): readonly Row[];
export function rowsOf(value: unknown): readonly unknown[];
export function rowsOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw invalidValue('a list', value);
  return value;
}
