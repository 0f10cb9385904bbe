import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';

export interface ClosedSchema {
  readonly schema: JsonObject;
  /** Whether providers can hold a model to it: every field required, nothing they do not know. */
  readonly isStrict: boolean;
}

/** What the strict modes of providers refuse. */
const looseKeywords = [
  'oneOf',
  'allOf',
  'not',
  'patternProperties',
  'propertyNames',
  'prefixItems',
];

/** Fields that hold schemas, by name or alone. */
const schemaMaps = new Set(['properties', '$defs', 'definitions']);
const schemaFields = new Set(['items', 'anyOf', 'oneOf', 'allOf', 'not', 'additionalProperties']);

/**
 * Closes objects that do not say what other fields they take: providers ask for that. The agent's
 * own schema judges the answer all the same.
 */
export function closeSchema(schema: JsonObject): ClosedSchema {
  let isStrict = true;
  const close = (node: JsonValue): JsonValue => {
    if (Array.isArray(node)) return node.map((each: JsonValue) => close(each));
    if (!isObject(node)) return node;
    const closed: Record<string, JsonValue> = {};
    for (const [key, value] of Object.entries(node)) {
      if (schemaMaps.has(key) && isObject(value)) {
        const entries = Object.entries(value).map(([name, each]) => [name, close(each)] as const);
        closed[key] = Object.fromEntries(entries);
      } else closed[key] = schemaFields.has(key) ? close(value) : value;
    }
    if (looseKeywords.some((keyword) => keyword in node)) isStrict = false;
    const { properties, required, additionalProperties } = node;
    if (isObject(properties)) {
      const isRequired = new Set(Array.isArray(required) ? required : []);
      if (Object.keys(properties).some((name) => !isRequired.has(name))) isStrict = false;
      closed['additionalProperties'] ??= false;
    }
    if (additionalProperties !== undefined && additionalProperties !== false) isStrict = false;
    // A schema that takes anything.
    if (Object.keys(node).length === 0) isStrict = false;
    return closed;
  };
  const { $schema: _dialect, ...rest } = schema;
  const closed = close(rest) as JsonObject;
  return { schema: closed, isStrict };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
