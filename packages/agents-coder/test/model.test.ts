import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { collectProblems } from '../src/contract/problem.ts';
import { matchesSchema } from '../src/json-schema/matches-schema.ts';
import { parseJsonSchema } from '../src/json-schema/parse-json-schema.ts';
import { sampleSchema } from '../src/json-schema/sample-schema.ts';
import { zodSource } from '../src/typescript/model/zod-source.ts';
import { exportOf } from '../src/typescript/support-files/export-of.ts';

/** The zod schema that the source of a model stands for. */
async function modelOf(schema: unknown): Promise<z.ZodType> {
  const problems = collectProblems();
  const parsed = parseJsonSchema(schema, 'input_schema', problems);
  expect(problems.list()).toEqual([]);
  const support = new Set<string>();
  const source = zodSource(parsed, support);
  const names = [...support].map(exportOf);
  const modules = await Promise.all(
    [...support].map(
      (name) => import(`../src/typescript/support/${name}.ts`) as Promise<Record<string, unknown>>,
    ),
  );
  const values = modules.map((module, at) => module[names[at] ?? '']);
  // oxlint-disable-next-line typescript/no-implied-eval -- the source under test is what is evaluated
  return new Function('z', ...names, `return ${source.replaceAll('<unknown>', '')}`)(
    z,
    ...values,
  ) as z.ZodType;
}

const scalar = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    1,
    -1,
    1.5,
    2,
    10,
    'a',
    'ab',
    'abc',
    '',
    '😀',
    '2024-02-29',
    '2023-02-29',
  ),
  fc.constantFrom('2024-01-01T00:00:00Z', '123e4567-e89b-12d3-a456-426614174000', 'x1'),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('value'), { maxKeys: 4 }),
  ),
})).value;

const number = fc.record(
  {
    type: fc.constantFrom('number', 'integer'),
    minimum: fc.integer({ min: -2, max: 1 }),
    maximum: fc.integer({ min: 1, max: 9 }),
    exclusiveMinimum: fc.integer({ min: -3, max: 1 }),
  },
  { requiredKeys: [] },
);
const text = fc.record(
  {
    type: fc.constant('string'),
    minLength: fc.nat(2),
    maxLength: fc.integer({ min: 2, max: 3 }),
    pattern: fc.constantFrom('^[a-z]*$', 'b', '1$'),
  },
  { requiredKeys: ['type'] },
);
const format = fc.record({ type: fc.constant('string'), format: fc.constantFrom('date', 'uuid') });
const enumeration = fc.record({ enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }) });
const schemas = fc.letrec((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small' },
    number,
    text,
    format,
    enumeration,
    fc.record({
      type: fc.uniqueArray(
        fc.constantFrom('null', 'boolean', 'integer', 'string', 'object', 'array'),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fc.record(
      {
        type: fc.constant('array'),
        items: tie('schema'),
        minItems: fc.nat(1),
        maxItems: fc.integer({ min: 1, max: 3 }),
        uniqueItems: fc.boolean(),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('schema'), { maxKeys: 3 }),
        required: fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
      },
      { requiredKeys: ['type'] },
    ),
  ),
})).schema as fc.Arbitrary<Record<string, unknown>>;

/** Whether a limit stands somewhere without a type, or a required field undeclared. */
function untyped(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  const { type, enum: listed, properties, required } = schema as Record<string, unknown>;
  if (
    type === undefined &&
    listed === undefined &&
    Object.keys(schema).some((key) => /imum/.test(key))
  )
    return true;
  if (Object.hasOwn(schema, 'maxItems') && !Object.hasOwn(schema, 'items')) return true;
  if (Object.hasOwn(schema, 'minItems') && !Object.hasOwn(schema, 'items')) return true;
  const names = Object.keys(properties ?? {});
  if (Array.isArray(required) && required.some((name) => !names.includes(name as string)))
    return true;
  return Object.values(schema).some(untyped);
}

/** Schemas that contradict themselves are refused when they are read. */
function isSound(schema: unknown): boolean {
  const problems = collectProblems();
  parseJsonSchema(schema, '', problems);
  return problems.list().length === 0;
}

describe('generated models', () => {
  test('accept what the schema accepts', async () => {
    await fc.assert(
      fc.asyncProperty(
        schemas.filter(isSound),
        fc.array(json, { minLength: 5, maxLength: 10 }),
        async (schema, values) => {
          const model = await modelOf(schema);
          const parsed = parseJsonSchema(schema, '', collectProblems());
          for (const value of [...values, sampleSchema(parsed)]) {
            if (value === undefined) continue;
            expect({ value, fits: model.safeParse(value).success }).toEqual({
              value,
              fits: matchesSchema(parsed, value),
            });
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('agree with z.fromJSONSchema where it is as strict as the dialect', async () => {
    // It passes over limits without a type and over maxItems without items, counts UTF-16 units and not code points, checks the version of a UUID, holds integers to
    // the safe ones and does not know uniqueItems, so those keep out of this comparison.
    const differs = (schema: Record<string, unknown>): boolean =>
      /uniqueItems|uuid|Length/.test(JSON.stringify(schema)) || untyped(schema);
    const asked = fc.tuple(
      schemas.filter((schema) => isSound(schema) && !differs(schema)),
      fc.array(json, { minLength: 5, maxLength: 10 }),
    );
    await fc.assert(
      fc.asyncProperty(asked, async ([schema, values]) => {
        const [model, oracle] = [await modelOf(schema), z.fromJSONSchema(schema)];
        for (const value of values) {
          expect({ value, fits: model.safeParse(value).success }).toEqual({
            value,
            fits: oracle.safeParse(value).success,
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    [{ type: 'integer' }, [1, 1.0, 1e300, -0], [true, 1.5, '1', null]],
    [{ type: 'string', minLength: 2, maxLength: 2 }, ['😀😀', 'ab'], ['😀', 'abc', '😀😀😀']],
    [
      { type: 'string', format: 'date' },
      ['2024-02-29', '0000-01-01'],
      ['2023-02-29', '2024-13-01', '2024-1-1', '2024-02-29\n'],
    ],
    [
      { type: 'string', format: 'date-time' },
      [
        '2024-02-29T12:00:00Z',
        '2024-02-29t12:00:00.123+02:00',
        '1998-12-31T23:59:60Z',
        '1998-12-31T15:59:60-08:00',
      ],
      [
        '2024-02-29T12:00:00',
        '2024-02-29 12:00:00Z',
        '2024-02-29T24:00:00Z',
        '1998-12-31T22:59:60Z',
        '2024-02-29T12:00Z',
      ],
    ],
    [
      { type: 'string', format: 'uuid' },
      ['00000000-0000-0000-0000-00000000000A'],
      ['0000', '{00000000-0000-0000-0000-000000000000}'],
    ],
    [{ type: 'string', pattern: 'a$' }, ['a', 'ba'], ['a\n', 'ab']],
    [{ type: 'string', pattern: '^(a+)+$' }, ['aaa'], [`${'a'.repeat(40)}!`]],
    [
      { type: 'array', uniqueItems: true },
      [[1, '1', true, { a: 1 }, { a: 2 }]],
      [
        [1, 1.0],
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      ],
    ],
    [{ enum: [1, { a: [1] }, 'x'] }, [1, { a: [1] }, 'x'], [true, '1', { a: [2] }]],
    [{ const: null }, [null], [undefined, 0, false]],
    [{ minimum: 3 }, [3, 'text', null, [], {}], [2]],
    [{ type: 'object', required: ['x'] }, [{ x: null }, { x: 1, y: 2 }], [{}, { x: undefined }]],
    [
      { type: 'object', properties: { a: { type: 'string' } } },
      [{}, { a: 'x' }],
      [{ a: undefined }, { a: null }],
    ],
    [
      { type: 'object', properties: { a: {} }, additionalProperties: { type: 'number' } },
      [{ a: 'x', b: 1 }],
      [{ b: 'x' }],
    ],
  ] as const)('%j', async (schema, accepted, refused) => {
    const model = await modelOf(schema);
    for (const value of accepted)
      expect({ value, fits: model.safeParse(value).success }).toEqual({ value, fits: true });
    for (const value of refused)
      expect({ value, fits: model.safeParse(value).success }).toEqual({ value, fits: false });
  });
});
