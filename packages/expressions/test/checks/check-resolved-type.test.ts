import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue } from '@parallel-dispatcher/schema';
import { checkResolvedType } from '../../src/checks/check-resolved-type.ts';
import type { JsonSchema } from '../../src/shapes/json-schema.ts';
import { shapeOfSchema } from '../../src/shapes/shape-of-schema.ts';
import { referenceIn } from '../support/references.ts';
import { sample } from '../support/schema-arbitrary.ts';

const wanted = shapeOfSchema({
  type: 'object',
  properties: {
    path: { type: 'string' },
    count: { type: 'integer' },
    files: { type: 'array', items: { type: 'string' } },
    either: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    any: {},
  },
  additionalProperties: false,
});

const check = (input: JsonValue, produced: JsonSchema) =>
  checkResolvedType(referenceIn(input), { produced: shapeOfSchema(produced), wanted });

describe('checkResolvedType', () => {
  test('refuses what is surely the wrong type', () => {
    const [error, ...more] = check({ path: '${tasks.a.output.count}' }, { type: 'integer' });
    expect(more).toHaveLength(0);
    expect(error).toMatchObject({
      code: 'REFERENCE_TYPE_MISMATCH',
      path: 'tasks[1].input_data.path',
      message: 'tasks.a.output.count is a number, tasks[1].input_data.path wants a string',
    });
  });

  test.each<[JsonValue, JsonSchema]>([
    [{ path: '${tasks.a.output}' }, { type: 'string' }],
    [{ path: '${tasks.a.output}' }, { type: ['string', 'null'] }],
    [{ path: '${tasks.a.output}' }, { anyOf: [{ type: 'number' }, { type: 'string' }] }],
    [{ path: '${tasks.a.output}' }, {}],
    [{ path: 'n: ${tasks.a.output}' }, { type: 'number' }],
    [{ count: '${tasks.a.output}' }, { type: 'number' }],
    [{ either: '${tasks.a.output ?? null}' }, { type: 'string' }],
    [{ any: '${tasks.a.output}' }, { type: 'object' }],
    [{ files: ['${tasks.a.output}'] }, { type: 'string' }],
    [{ files: '${tasks.a.output ?? []}' }, { type: 'array' }],
    [{ unknown: '${tasks.a.output}' }, { type: 'string' }],
  ])('accepts what may be right: %j', (input, produced) => {
    expect(check(input, produced)).toStrictEqual([]);
  });

  test.each<[JsonValue, JsonSchema, string]>([
    [{ files: ['${tasks.a.output}'] }, { type: 'array' }, 'is a list'],
    [{ files: '${tasks.a.output}' }, { type: 'string' }, 'wants a list'],
    [
      { count: 'n${tasks.a.output}' },
      { type: 'number' },
      'a text with a reference in it is a string',
    ],
    [{ either: '${tasks.a.output}' }, { enum: [1, 2] }, 'wants a string or null'],
    [
      { path: '${tasks.a.output ?? null}' },
      { type: 'string' },
      'the default of tasks.a.output is null',
    ],
    [{ count: '${tasks.a.output ?? "0"}' }, { type: 'number' }, 'the default of'],
  ])('refuses %j', (input, produced, message) => {
    const errors = check(input, produced);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain(message);
  });

  test('never refuses a value that both sides take', () => {
    fc.assert(
      fc.property(sample, ({ schema, value }) => {
        const reference = referenceIn('${tasks.a.output}');
        const shapes = { produced: shapeOfSchema({ const: value }), wanted: shapeOfSchema(schema) };
        expect(checkResolvedType(reference, shapes)).toStrictEqual([]);
        const other = { produced: shapes.wanted, wanted: shapes.produced };
        expect(checkResolvedType(reference, other)).toStrictEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
