import type { JsonValue } from '@parallel-dispatcher/schema';
import { literalSource, quote } from '../values/literal-source.ts';

/** Source of a value; long repetitions are written as such. */
export function longSource(value: JsonValue): string {
  if (typeof value === 'string') {
    const [first = ''] = value;
    const count = Array.from(value).length;
    const repeats = count > 40 && value === first.repeat(count);
    return repeats ? `${quote(first)}.repeat(${count})` : literalSource(value);
  }
  if (!Array.isArray(value) || value.length <= 10) return literalSource(value);
  const items: readonly JsonValue[] = value;
  const sources = new Set(items.map(literalSource));
  if (sources.size > 1) return literalSource(value);
  return `Array.from({ length: ${items.length} }, () => (${[...sources].join('')}))`;
}
