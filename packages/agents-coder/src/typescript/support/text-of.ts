import { invalidValue } from './invalid-value.ts';

/** @throws NodeError with code `INVALID_VALUE` where there is no text. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw invalidValue('a text', value);
  return value;
}
