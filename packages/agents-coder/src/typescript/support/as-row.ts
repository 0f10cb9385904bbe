import { invalidValue } from './invalid-value.ts';
import { isExact } from './is-exact.ts';

/** @throws NodeError with code `INVALID_VALUE` where a row has no fields. */
export function asRow(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isExact(value)) {
    throw invalidValue('a row with fields', value);
  }
  return { ...value };
}
