import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';

/** Names of the fields of an input by its JSON Schema, the required ones first; none where it names none. */
export function inputFields(schema: JsonObject | null): {
  readonly required: readonly string[];
  readonly optional: readonly string[];
} {
  const properties = schema?.['properties'];
  const names = isObject(properties) ? Object.keys(properties) : [];
  const listed = schema?.['required'];
  const demanded = new Set(Array.isArray(listed) ? listed : []);
  return {
    required: names.filter((name) => demanded.has(name)),
    optional: names.filter((name) => !demanded.has(name)),
  };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
