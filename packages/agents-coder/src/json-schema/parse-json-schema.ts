import type { JsonValue } from '@parallel-dispatcher/schema';
import { jsonPath } from '../contract/json-path.ts';
import { get, isMapping, nameOf, type Mapping } from '../contract/mapping.ts';
import { didYouMean, type Problems } from '../contract/problem.ts';
import { equal } from '../typescript/support/equal.ts';
import {
  annotations,
  formats,
  jsonTypes,
  keywordsOfType,
  type JsonSchema,
  type JsonType,
} from './json-schema.ts';
import { matchesSchema } from './matches-schema.ts';

const keywords: readonly string[] = [
  'type',
  'enum',
  'const',
  ...Object.values(keywordsOfType).flat(),
  ...annotations,
];

/** Reads a schema of the dialect. A keyword it does not have is a problem that names it. */
export function parseJsonSchema(value: unknown, at: string, problems: Problems): JsonSchema {
  const source: Mapping = isMapping(value) ? value : {};
  if (!isMapping(value) && typeof value !== 'boolean') {
    problems.add({
      code: 'CONTRACT_INVALID',
      at,
      message: `Expected a JSON Schema, got ${nameOf(value)}.`,
    });
  }
  for (const key of Object.keys(source)) {
    if (keywords.includes(key)) continue;
    problems.add({
      code: 'UNSUPPORTED_KEYWORD',
      at: jsonPath(at, key),
      message: `The dialect has no JSON Schema keyword "${key}".`,
      hint: didYouMean(key, keywords),
    });
  }
  const { read, schemaAt } = readers(source, at, problems);
  const whole = (key: string) =>
    read(
      key,
      (held): held is number => Number.isInteger(held) && Number(held) >= 0,
      'a whole number from 0',
    );
  const number = (key: string) =>
    read(key, (held): held is number => typeof held === 'number', 'a number');
  const isText = (held: unknown): held is string => typeof held === 'string';
  const isTexts = (held: unknown): held is string[] => Array.isArray(held) && held.every(isText);

  const properties = read('properties', isMapping, 'a mapping of names to schemas') ?? {};
  const additional = get(source, 'additionalProperties');
  const schema: JsonSchema = {
    at,
    description: read('description', isText, 'a text'),
    types: parseTypes(source, at, problems),
    never: value === false,
    allowed: parseAllowed(source, at, problems),
    properties: new Map(
      Object.keys(properties).map((name) => [
        name,
        parseJsonSchema(
          get(properties, name),
          jsonPath(jsonPath(at, 'properties'), name),
          problems,
        ),
      ]),
    ),
    required: read('required', isTexts, 'a list of names') ?? [],
    additional:
      typeof additional === 'boolean' ? additional : (schemaAt('additionalProperties') ?? true),
    items: schemaAt('items'),
    minItems: whole('minItems'),
    maxItems: whole('maxItems'),
    uniqueItems:
      read('uniqueItems', (held): held is boolean => typeof held === 'boolean', 'true or false') ??
      false,
    pattern: read('pattern', isPattern, 'a regular expression (ECMA-262, u flag)'),
    format: read(
      'format',
      (held): held is (typeof formats)[number] => formats.some((known) => known === held),
      `one of ${formats.join(', ')}`,
      'UNSUPPORTED_KEYWORD',
    ),
    minLength: whole('minLength'),
    maxLength: whole('maxLength'),
    minimum: number('minimum'),
    maximum: number('maximum'),
    exclusiveMinimum: number('exclusiveMinimum'),
    exclusiveMaximum: number('exclusiveMaximum'),
  };
  reportContradictions(schema, source, problems);
  return schema;
}

function readers(source: Mapping, at: string, problems: Problems) {
  const read = <Kind>(
    key: string,
    isKind: (held: unknown) => held is Kind,
    ...[expected, code = 'CONTRACT_INVALID']: [string, string?]
  ): Kind | null => {
    const held = get(source, key);
    if (held === undefined) return null;
    if (isKind(held)) return held;
    problems.add({
      code,
      at: jsonPath(at, key),
      message: `Expected ${expected} for "${key}", got ${nameOf(held)}.`,
    });
    return null;
  };
  const schemaAt = (key: string): JsonSchema | null => {
    const held = get(source, key);
    return held === undefined ? null : parseJsonSchema(held, jsonPath(at, key), problems);
  };
  return { read, schemaAt };
}

function parseTypes(source: Mapping, at: string, problems: Problems): readonly JsonType[] | null {
  const held = get(source, 'type');
  if (held === undefined) return null;
  const listed: readonly unknown[] = Array.isArray(held) ? held : [held];
  const types = jsonTypes.filter((type) => listed.includes(type));
  const unknown = listed.find((type) => !jsonTypes.some((known) => known === type));
  if (unknown !== undefined || types.length === 0) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: jsonPath(at, 'type'),
      message: `There is no JSON type ${nameOf(unknown)}.`,
      hint: didYouMean(String(unknown), jsonTypes),
    });
  }
  return types.length === 0 ? null : types;
}

function parseAllowed(
  source: Mapping,
  at: string,
  problems: Problems,
): readonly JsonValue[] | null {
  const listed = get(source, 'enum');
  if (listed !== undefined && (!Array.isArray(listed) || listed.length === 0)) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: jsonPath(at, 'enum'),
      message: `Expected a list of at least one value, got ${Array.isArray(listed) ? 'none' : nameOf(listed)}.`,
    });
  }
  const values: readonly JsonValue[] | null = Array.isArray(listed) ? listed : null;
  if (!Object.hasOwn(source, 'const')) return values;
  const constant = get(source, 'const') as JsonValue;
  return values === null ? [constant] : values.filter((value) => equal(value, constant));
}

function isPattern(held: unknown): held is string {
  if (typeof held !== 'string') return false;
  try {
    return new RegExp(held, 'u').source !== '';
  } catch {
    return false;
  }
}

function reportContradictions(schema: JsonSchema, source: Mapping, problems: Problems): void {
  const contradiction = (key: string, message: string): void =>
    problems.add({ code: 'CONTRACT_CONTRADICTION', at: jsonPath(schema.at, key), message });
  const pairs = [
    ['minItems', 'maxItems'],
    ['minLength', 'maxLength'],
    ['minimum', 'maximum'],
  ] as const;
  for (const [least, most] of pairs) {
    const [low, high] = [schema[least], schema[most]];
    if (low !== null && high !== null && low > high) {
      contradiction(least, `${least} ${low} is above ${most} ${high}: no value fits.`);
    }
  }
  const undeclared = schema.required.find((name) => !schema.properties.has(name));
  if (schema.additional === false && undeclared !== undefined) {
    contradiction(
      'required',
      `"${undeclared}" is required, but properties does not have it and additionalProperties is false.`,
    );
  }
  if (schema.allowed !== null && !schema.allowed.some((value) => matchesSchema(schema, value))) {
    contradiction(
      Object.hasOwn(source, 'const') ? 'const' : 'enum',
      'None of the allowed values fits the rest of its schema.',
    );
  }
  const fallback = get(source, 'default') as JsonValue | undefined;
  if (fallback !== undefined && !matchesSchema(schema, fallback)) {
    contradiction('default', `The default ${nameOf(fallback)} does not fit its own schema.`);
  }
}
