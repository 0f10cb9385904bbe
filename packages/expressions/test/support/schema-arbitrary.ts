import fc from 'fast-check';
import type { JsonValue } from '@parallel-dispatcher/schema';
import type { SchemaObject } from '../../src/shapes/json-schema.ts';

/** A schema and a value that it takes. */
export interface Sample {
  readonly schema: SchemaObject;
  readonly value: JsonValue;
}

const scalar: fc.Arbitrary<Sample> = fc.oneof(
  fc.string().map((value): Sample => ({ schema: { type: 'string' }, value })),
  fc.integer().map((value): Sample => ({ schema: { type: 'integer' }, value })),
  fc.integer().map((value): Sample => ({ schema: { type: 'number' }, value })),
  fc.boolean().map((value): Sample => ({ schema: { type: 'boolean' }, value })),
  fc.constant<Sample>({ schema: { type: ['string', 'null'] }, value: null }),
  fc.jsonValue({ maxDepth: 2 }).map((value): Sample => ({ schema: {}, value: value as JsonValue })),
  fc
    .jsonValue({ maxDepth: 2 })
    .map((value) => ({ schema: { const: value }, value: value as JsonValue })),
  fc
    .jsonValue({ maxDepth: 2 })
    .map((value) => ({ schema: { enum: [1, value] }, value: value as JsonValue })),
);

const key = fc.constantFrom('a', 'b', 'odd key', 'constructor');

/** Schemas with everything that is looked through: unions, refs, records, tuples, closed objects. */
export const sample: fc.Arbitrary<Sample> = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc
      .tuple(fc.dictionary(key, tie('sample')), fc.constantFrom(false, true, undefined))
      .map(objectOf),
    tie('sample').map(({ schema, value }): Sample => ({
      schema: { type: 'object', additionalProperties: schema },
      value: { k: value },
    })),
    tie('sample').map(({ schema, value }): Sample => ({
      schema: { type: 'array', items: schema },
      value: [value],
    })),
    fc.array(tie('sample'), { minLength: 1, maxLength: 3 }).map((items): Sample => ({
      schema: { type: 'array', prefixItems: items.map(({ schema }) => schema), items: false },
      value: items.map(({ value }) => value),
    })),
    fc
      .tuple(tie('sample'), tie('sample'), fc.constantFrom('anyOf', 'oneOf'))
      .map(([{ schema, value }, other, union]): Sample => ({
        schema: { [union]: [other.schema, schema] },
        value,
      })),
    tie('sample').map(({ schema, value }): Sample => ({ schema: { allOf: [{}, schema] }, value })),
  ),
})).sample;

function objectOf([fields, additionalProperties]: readonly [
  Readonly<Record<string, Sample>>,
  boolean | undefined,
]): Sample {
  const map = (pick: (sample: Sample) => unknown): Record<string, never> =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, pick(field)])) as never;
  return {
    schema: {
      type: 'object',
      properties: map(({ schema }) => schema),
      ...(additionalProperties === undefined ? {} : { additionalProperties }),
    },
    value: map(({ value }) => value),
  };
}

/** Paths to everything inside a value. */
export function pathsIn(value: JsonValue): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const children: readonly (readonly [string | number, JsonValue])[] = Array.isArray(value)
    ? (value as readonly JsonValue[]).map((child, index) => [index, child] as const)
    : Object.entries(value);
  return [
    [],
    ...children.flatMap(([step, child]) => pathsIn(child).map((path) => [step, ...path])),
  ];
}
