import { describeType, listNames } from '../describe-value.ts';
import { typesOf } from './json-types.ts';
import type { Shape } from './shape.ts';

/** The field names that a value of this shape may have, as far as they are known. */
export function fieldsOf(shape: Shape): readonly string[] {
  const names = shape.alternatives.flat().flatMap((facet) => {
    if ('items' in facet) return [];
    const { properties, const: only } = facet.schema;
    const isObject = typeof only === 'object' && only !== null && !Array.isArray(only);
    return [...Object.keys(properties ?? {}), ...(isObject ? Object.keys(only) : [])];
  });
  return [...new Set(names)];
}

/** `an object with "a" and "b"`, `a string or null`, `a list`. */
export function describeShape(shape: Shape): string {
  const fields = fieldsOf(shape);
  const words = typesOf(shape).map((type) => {
    if (type !== 'object') return describeType(type);
    return fields.length === 0 ? 'an object' : `an object with ${listNames(fields)}`;
  });
  if (words.length === 0) return 'nothing';
  return words.length === 1
    ? String(words[0])
    : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
