import type { JsonValue } from '@parallel-dispatcher/schema';
import type { JsonSchema } from '../json-schema/json-schema.ts';

/** Copies of an object, each without one of the fields that its schema does not require. */
export function withoutOptional(
  schema: JsonSchema,
  value: JsonValue,
): readonly { readonly name: string; readonly value: JsonValue }[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return [...schema.properties.keys()]
    .filter((name) => Object.hasOwn(value, name) && !schema.required.includes(name))
    .map((name) => ({
      name,
      value: Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)),
    }));
}
