import { textLength } from './text-length.ts';
import { textOf } from './text-of.ts';

/** Code points of a text, or items of a list. @throws NodeError with code `INVALID_VALUE` for others. */
export function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : textLength(textOf(value));
}
