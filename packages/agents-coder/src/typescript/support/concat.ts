import { invalidValue } from './invalid-value.ts';
import { isExact } from './is-exact.ts';
import { numberText } from './number-text.ts';

/** The values as one text; null is empty. @throws NodeError with code `INVALID_VALUE` for lists and objects. */
export function concat(...values: readonly unknown[]): string {
  const texts = values.map((value) => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'string' || typeof value === 'boolean') return String(value);
    if (typeof value === 'object' && !isExact(value)) throw invalidValue('a text or number', value);
    return numberText(value);
  });
  return texts.join('');
}
