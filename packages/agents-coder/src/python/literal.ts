import type { Literal } from '../contract/value.ts';

/** Python source of a text: JSON's escapes are Python's too. */
export function pythonText(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** Python source of a literal. */
export function pythonLiteral(value: Literal | undefined): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return pythonText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') {
    return Object.is(value, -0) ? '-0.0' : String(value);
  }
  if (Array.isArray(value))
    return `[${value.map((item: Literal) => pythonLiteral(item)).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, held]) => `${pythonText(key)}: ${pythonLiteral(held)}`,
  );
  return `{${entries.join(', ')}}`;
}
