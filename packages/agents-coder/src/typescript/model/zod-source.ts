import type { JsonValue } from '@parallel-dispatcher/schema';
import { literalSource, propertyKey, quote } from '../values/literal-source.ts';
import type { JsonSchema, JsonType } from '../../json-schema/json-schema.ts';
import { undeclaredSchema } from '../../json-schema/undeclared-schema.ts';
import { matchesSchema } from '../../json-schema/matches-schema.ts';
import { hasNestedRepeat } from '../../regular-expressions/has-nested-repeat.ts';
import { isLinearPattern } from '../../regular-expressions/is-linear-pattern.ts';
import { exportOf } from '../support-files/export-of.ts';
import { parsePattern } from '../support/parse-pattern.ts';
import { keyOf } from '../support/key-of.ts';
import { describeField } from '../../json-schema/describe-field.ts';

/** Source of the zod schema that accepts what a JSON Schema accepts. Adds to `support` what it uses. */
export function zodSource(schema: JsonSchema, support: Set<string>): string {
  const helper = (module: string): string => {
    support.add(module);
    return exportOf(module);
  };
  if (schema.never) return 'z.never()';
  if (schema.allowed !== null) return allowedSource(schema, helper);
  const types = schema.types ?? impliedTypes(schema);
  if (types === null) return 'z.unknown()';
  const branches = types
    .filter((type) => type !== 'null' && !(type === 'integer' && types.includes('number')))
    .map((type) => typeSource(schema, type, support));
  const [first, ...others] = branches;
  if (first === undefined) return 'z.null()';
  const whole = others.length === 0 ? first : `z.union([${branches.join(', ')}])`;
  return types.includes('null') ? `${whole}.nullable()` : whole;
}

type Helper = (module: string) => string;

/** Without a type a keyword asks something of its own type only; all others pass. */
function impliedTypes(schema: JsonSchema): readonly JsonType[] | null {
  const open =
    schema.properties.size === 0 && schema.required.length === 0 && schema.additional === true;
  const free = [
    schema.items,
    schema.minItems,
    schema.maxItems,
    schema.pattern,
    schema.format,
    schema.minLength,
    schema.maxLength,
    schema.minimum,
    schema.maximum,
    schema.exclusiveMinimum,
    schema.exclusiveMaximum,
  ].every((keyword) => keyword === null);
  if (open && free && !schema.uniqueItems) return null;
  return ['null', 'boolean', 'number', 'string', 'array', 'object'];
}

function allowedSource(schema: JsonSchema, helper: Helper): string {
  const fitting = (schema.allowed ?? []).filter((value) => matchesSchema(schema, value));
  const values = [...new Map(fitting.map((value) => [keyOf(value), value])).values()];
  const isScalar = (value: JsonValue): boolean => typeof value !== 'object' || value === null;
  if (!values.every(isScalar)) {
    return `z.custom<unknown>((value) => ${helper('is-one-of')}(value, ${literalSource(values)}))`;
  }
  if (values.length === 1) return `z.literal(${literalSource(values[0])})`;
  const kind = values.every((value) => typeof value === 'string') ? 'enum' : 'literal';
  return `z.${kind}(${literalSource(values)})`;
}

function typeSource(schema: JsonSchema, type: JsonType, support: Set<string>): string {
  const helper: Helper = (module) => {
    support.add(module);
    return exportOf(module);
  };
  switch (type) {
    case 'null':
      return 'z.null()';
    case 'boolean':
      return 'z.boolean()';
    case 'integer':
      return `${numberSource(schema)}.refine(Number.isInteger, 'Expected a whole number')`;
    case 'number':
      return numberSource(schema);
    case 'string':
      return textSource(schema, helper);
    case 'array':
      return listSource(schema, { helper, support });
    case 'object':
      break;
  }
  return objectSource(schema, support);
}

function numberSource(schema: JsonSchema): string {
  const limits = [
    ['min', schema.minimum],
    ['max', schema.maximum],
    ['gt', schema.exclusiveMinimum],
    ['lt', schema.exclusiveMaximum],
  ] as const;
  return `z.number()${limits.map(([name, limit]) => (limit === null ? '' : `.${name}(${literalSource(limit)})`)).join('')}`;
}

const formatChecks = {
  date: ['is-date', 'Expected a date such as 2024-02-29'],
  'date-time': ['is-date-time', 'Expected an instant such as 2024-02-29T12:00:00Z'],
  uuid: ['is-uuid', 'Expected a UUID'],
} as const;

function textSource(schema: JsonSchema, helper: Helper): string {
  const { minLength, maxLength, pattern, format } = schema;
  let source = 'z.string()';
  // One code unit is one code point at least, so only longer minima need counting.
  if (minLength === 1) source += '.min(1)';
  else if (minLength !== null && minLength > 1) {
    source += `.refine((text) => ${helper('text-length')}(text) >= ${minLength}, 'Expected at least ${minLength} characters')`;
  }
  if (maxLength !== null) {
    source += `.refine((text) => ${helper('text-length')}(text) <= ${maxLength}, 'Expected at most ${maxLength} characters')`;
  }
  if (pattern !== null) source += patternSource(pattern, helper);
  if (format !== null) {
    const [check, message] = formatChecks[format];
    source += `.refine(${helper(check)}, ${quote(message)})`;
  }
  return source;
}

/** A pattern that could take exponential time is matched in linear time, if it can be. */
function patternSource(pattern: string, helper: Helper): string {
  let linear = false;
  try {
    linear = !isLinearPattern(pattern) && hasNestedRepeat(parsePattern(pattern));
  } catch {
    // Look-around and back references are left to the engine: the schema may use them.
  }
  if (!linear) return `.regex(/${new RegExp(pattern, 'u').source}/u)`;
  return `.refine(${helper('linear-pattern')}(${quote(pattern)}).test, ${quote(`Expected a text like ${pattern}`)})`;
}

function listSource(
  schema: JsonSchema,
  { helper, support }: { readonly helper: Helper; readonly support: Set<string> },
): string {
  const item = schema.items === null ? 'z.unknown()' : zodSource(schema.items, support);
  const least = schema.minItems === null ? '' : `.min(${schema.minItems})`;
  const most = schema.maxItems === null ? '' : `.max(${schema.maxItems})`;
  const unique = schema.uniqueItems
    ? `.refine(${helper('is-unique')}, 'Expected no item twice')`
    : '';
  return `z.array(${item})${least}${most}${unique}`;
}

function objectSource(schema: JsonSchema, support: Set<string>): string {
  const undeclared = schema.required.filter((name) => !schema.properties.has(name));
  const fields = [
    ...[...schema.properties].map(([name, property]) => {
      const optional = schema.required.includes(name) ? '' : '.exactOptional()';
      const description = quote(describeField(name, property));
      return `${modelKey(name)}: ${fieldSource(property, support)}${optional}.describe(${description})`;
    }),
    ...undeclared.map((name) => {
      const description = quote(describeField(name, null));
      return `${modelKey(name)}: ${fieldSource(undeclaredSchema(schema), support)}.describe(${description})`;
    }),
  ];
  const shape = `{ ${fields.join(', ')} }`;
  if (schema.additional === false) return `z.strictObject(${shape})`;
  if (schema.additional === true) return `z.looseObject(${shape})`;
  return `z.object(${shape}).catchall(${zodSource(schema.additional, support)})`;
}

/** zod drops a key that is called `__proto__`, so the support function `bare` gives it another name. */
function modelKey(name: string): string {
  return name === '__proto__' ? quote('[__proto__]') : propertyKey(name);
}

/** A field that may hold anything is still to hold something: undefined is no JSON. */
function fieldSource(schema: JsonSchema | null, support: Set<string>): string {
  const source = schema === null ? 'z.unknown()' : zodSource(schema, support);
  if (source !== 'z.unknown()') return source;
  support.add('is-present');
  return `z.unknown().refine(${exportOf('is-present')}, 'Expected a value')`;
}
