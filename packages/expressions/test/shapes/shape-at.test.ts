import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { jsonSchemaOf } from '../../src/shapes/json-schema-of.ts';
import type { JsonSchema } from '../../src/shapes/json-schema.ts';
import { typeOfJson, typesOf } from '../../src/shapes/json-types.ts';
import { describeShape } from '../../src/shapes/describe-shape.ts';
import { itemShape, listOf } from '../../src/shapes/list-shapes.ts';
import { shapeAt } from '../../src/shapes/shape-at.ts';
import { shapeOfSchema, shapeOfValue } from '../../src/shapes/shape-of-schema.ts';
import { anyShape } from '../../src/shapes/shape.ts';
import { jsonValue } from '../support/arbitraries.ts';
import { pathsIn, sample } from '../support/schema-arbitrary.ts';

const everything = ['string', 'number', 'boolean', 'null', 'object', 'array'];

const tree = z.object({
  name: z.string(),
  get children() {
    return z.array(tree);
  },
});

const output = shapeOfSchema(
  jsonSchemaOf(
    z.object({
      count: z.int(),
      maybe: z.string().optional(),
      none: z.boolean().nullable(),
      record: z.record(z.string(), z.number()),
      tuple: z.tuple([z.string(), z.number()]),
      rest: z.tuple([z.string()], z.boolean()),
      union: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('a'), x: z.number() }),
        z.object({ kind: z.literal('b'), y: z.string() }),
      ]),
      both: z.intersection(
        z.object({ l: z.string() }),
        z.union([z.object({ r: z.number() }), z.object({ s: z.null() })]),
      ),
      any: z.any(),
      loose: z.looseObject({ known: z.string() }),
      mode: z.enum(['fast', 'slow']),
      date: z.date(),
      changed: z.string().transform((text) => text.length),
      tree,
    }),
    'output',
  ),
);

describe('shapeAt', () => {
  test.each([
    [['count'], ['number']],
    [['maybe'], ['string']],
    [['none'], ['boolean', 'null']],
    [['record', 'whatever'], ['number']],
    [['tuple', 0], ['string']],
    [['tuple', 1], ['number']],
    [['rest', 9], ['boolean']],
    [['union', 'x'], ['number']],
    [['union', 'y'], ['string']],
    [['union', 'kind'], ['string']],
    [['both', 'l'], ['string']],
    [['both', 'r'], ['number']],
    [['both', 's'], ['null']],
    [['any', 'deep', 3], everything],
    [['loose', 'known'], ['string']],
    [['loose', 'other'], everything],
    [['mode'], ['string']],
    [['date'], everything],
    [['changed'], everything],
    [['tree', 'children', 4, 'children', 0, 'name'], ['string']],
  ])('knows %j', (path, types) => {
    expect(typesOf(shapeAt(output, path))).toStrictEqual(types);
  });

  test.each<[(string | number)[]]>([
    [['missing']],
    [['count', 'x']],
    [[0]],
    [['tuple', 2]],
    [['tuple', '0']],
    [['union', 'z']],
    [['both', 'q']],
    [['mode', 'x']],
    [['record', 'k', 'l']],
    [['tree', 'children', 'name']],
    [['tree', 'children', 0, 'title']],
  ])('knows that there is no %j', (path) => {
    expect(shapeAt(output, path).alternatives).toHaveLength(0);
  });

  test('looks into fixed values', () => {
    const params = shapeOfValue({ list: [1, 'a'], o: { deep: null } });
    expect(typesOf(shapeAt(params, ['list', 1]))).toStrictEqual(['string']);
    expect(typesOf(shapeAt(params, ['o', 'deep']))).toStrictEqual(['null']);
    expect(shapeAt(params, ['list', 2]).alternatives).toHaveLength(0);
    expect(shapeAt(params, ['o', 'constructor']).alternatives).toHaveLength(0);
  });

  test.each([
    [{ $ref: '#/$defs/missing' }],
    [{ $ref: 'https://example.com/schema.json' }],
    [{ $ref: { toString: null } }],
    [{ $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/a' } } }],
    [{ anyOf: Array.from({ length: 999 }, () => ({ type: 'string' })) }],
    [{ allOf: Array.from({ length: 99 }, () => ({ anyOf: [{}, {}] })) }],
    [{ not: { type: 'object' } }],
    [{ type: 'object', patternProperties: { '^x': {} }, additionalProperties: false }],
    [true],
  ])('takes what it does not read for anything', (schema) => {
    expect(shapeAt(shapeOfSchema(schema as JsonSchema), ['x']).alternatives).not.toHaveLength(0);
  });

  test('reads any JSON as a schema', () => {
    const keyword = fc.constantFrom(
      'type',
      'const',
      'enum',
      'anyOf',
      'allOf',
      'properties',
      'additionalProperties',
      'items',
      'prefixItems',
      'maxItems',
      '$ref',
      '$defs',
    );
    const anything = fc.oneof(jsonValue, fc.constantFrom('#', '#/$defs/%', 'object', 'array'));
    fc.assert(
      fc.property(fc.dictionary(keyword, anything), (schema) => {
        for (const path of [['a'], [0], ['a', 0, 'b']]) {
          const shape = shapeAt(shapeOfSchema(schema), path);
          expect(describeShape(itemShape(shape))).toEqual(expect.any(String));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('never denies a value that the schema takes', () => {
    fc.assert(
      fc.property(sample, ({ schema, value }) => {
        for (const path of pathsIn(value)) {
          const here = path.reduce<unknown>(
            (inner, step) => (inner as Record<string | number, unknown>)[step],
            value,
          );
          expect(typesOf(shapeAt(shapeOfSchema(schema), path))).toContain(typeOfJson(here));
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('listOf and itemShape', () => {
  test('are each other, but for children without output', () => {
    const list = listOf(shapeAt(output, ['count']));
    expect(typesOf(list)).toStrictEqual(['array']);
    expect(typesOf(shapeAt(list, [7]))).toStrictEqual(['number', 'null']);
    expect(typesOf(itemShape(list))).toStrictEqual(['number', 'null']);
  });

  test('item has the shape of any element', () => {
    expect(typesOf(itemShape(shapeAt(output, ['tuple'])))).toStrictEqual(['string', 'number']);
    expect(typesOf(itemShape(shapeOfValue([1, null])))).toStrictEqual(['number', 'null']);
    expect(typesOf(itemShape(shapeOfSchema({ type: 'array' })))).toStrictEqual(everything);
    expect(typesOf(itemShape(anyShape))).toStrictEqual(everything);
  });
});

describe('jsonSchemaOf', () => {
  test('says nothing of inputs that convert what comes', () => {
    const input = shapeOfSchema(
      jsonSchemaOf(
        z.object({
          coerced: z.coerce.number(),
          prepared: z.preprocess(String, z.string()),
          caught: z.string().catch(''),
          piped: z.string().transform(Number).pipe(z.number()),
        }),
        'input',
      ),
    );
    expect(typesOf(shapeAt(input, ['coerced']))).toStrictEqual(everything);
    expect(typesOf(shapeAt(input, ['prepared']))).toStrictEqual(everything);
    expect(typesOf(shapeAt(input, ['caught']))).toStrictEqual(everything);
    expect(typesOf(shapeAt(input, ['piped']))).toStrictEqual(['string']);
  });

  test('lets inputs have fields of their own where the schema strips them', () => {
    const input = shapeOfSchema(jsonSchemaOf(z.object({ a: z.string() }), 'input'));
    expect(typesOf(shapeAt(input, ['b']))).toStrictEqual(everything);
  });
});
