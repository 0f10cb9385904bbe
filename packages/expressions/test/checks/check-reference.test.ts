import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkReference } from '../../src/checks/check-reference.ts';
import { whenAbsent } from '../../src/checks/when-absent.ts';
import { formatReference } from '../../src/references/format-reference.ts';
import { typesOf } from '../../src/shapes/json-types.ts';
import { shapeOfSchema } from '../../src/shapes/shape-of-schema.ts';
import { contextOf, referenceIn } from '../support/references.ts';
import { pathsIn, sample } from '../support/schema-arbitrary.ts';
import { errorOf, valueOf } from '../support/scopes.ts';

const closed = {
  type: 'object',
  properties: { files: { type: 'array', items: { type: 'string' } }, count: { type: 'integer' } },
  additionalProperties: false,
} as const;

const fail = (text: string, context = contextOf({ list: closed, other: null })) =>
  errorOf(checkReference(referenceIn({ x: text }), context));

describe('checkReference', () => {
  test('gives what may stand there', () => {
    const context = contextOf({ list: closed }, { params: { n: 1 } });
    const typesAt = (text: string, inMap = false) =>
      typesOf(valueOf(checkReference(referenceIn(text, inMap), context)));
    expect(typesAt('${tasks.list.output.files[3]}')).toStrictEqual(['string']);
    expect(typesAt('${params.n}')).toStrictEqual(['number']);
    expect(typesAt('${params.m ?? "x"}')).toStrictEqual(['string']);
    expect(typesAt('${index}', true)).toStrictEqual(['number']);
    expect(typesAt('${item.any}', true)).toHaveLength(6);
  });

  test('lists the tasks there are', () => {
    expect(fail('${tasks.lsit.output}')).toMatchObject({
      code: 'REFERENCE_UNKNOWN_TASK',
      path: 'tasks[1].input_data.x',
      message: expect.stringContaining('"list", "other"'),
      hint: 'Did you mean "list"?',
    });
  });

  test('refuses a task that refers to itself', () => {
    expect(fail('${tasks.self.output}').code).toBe('REFERENCE_TO_ITSELF');
  });

  test('lists the params there are', () => {
    const context = contextOf({}, { params: { language: 'ts' } });
    expect(fail('${params.langage}', context)).toMatchObject({
      code: 'REFERENCE_UNKNOWN_PARAM',
      message: expect.stringContaining('there are "language"'),
      hint: 'Did you mean "language"?',
    });
    expect(fail('${params.constructor}', context).code).toBe('REFERENCE_UNKNOWN_PARAM');
    expect(fail('${params.x}', contextOf({})).message).toContain('the plan has no params');
  });

  test('lists the fields there are', () => {
    expect(fail('${tasks.list.output.fils}')).toMatchObject({
      code: 'REFERENCE_UNKNOWN_PATH',
      message: expect.stringContaining('tasks.list.output is an object with "files", "count"'),
      hint: 'Did you mean "files"?',
    });
    expect(fail('${tasks.list.output.files.0}')).toMatchObject({
      message: expect.stringContaining('tasks.list.output.files is a list'),
      hint: 'Elements of a list go in brackets: [0].',
    });
    expect(fail('${tasks.list.output.count.x}').message).toContain('is a number');
    expect(fail('${params.o.y}', contextOf({}, { params: { o: { z: 1 } } })).message).toContain(
      'params.o is an object with "z"',
    );
  });

  test('checks item against the elements of the list', () => {
    const item = shapeOfSchema({
      type: 'object',
      properties: { path: {} },
      additionalProperties: false,
    });
    const reference = referenceIn('${item.pth}', true);
    expect(errorOf(checkReference(reference, contextOf({}, { item }))).hint).toContain('"path"');
  });

  test('accepts every path where nothing is known', () => {
    expect(
      checkReference(referenceIn('${tasks.other.output.a.b[0]}'), contextOf({ other: null })).ok,
    ).toBe(true);
  });

  test('wants a default where there may be no output', () => {
    const context = contextOf({ list: closed }, { absentWhen: 'its "when" is false' });
    expect(fail('${tasks.list.output.count}', context)).toMatchObject({
      code: 'REFERENCE_NEEDS_DEFAULT',
      message: expect.stringContaining('"list" has no output when its "when" is false'),
      hint: 'Give one, such as ${tasks.list.output.count ?? null}.',
    });
    expect(checkReference(referenceIn('${tasks.list.output.count ?? 0}'), context).ok).toBe(true);
  });

  test('accepts every path that a value of the schema has', () => {
    fc.assert(
      fc.property(sample, ({ schema, value }) => {
        for (const path of pathsIn(value)) {
          const text = formatReference({ kind: 'task', task: 't', path, fallback: null });
          expect(checkReference(referenceIn(text), contextOf({ t: schema })).ok).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('whenAbsent', () => {
  test('knows the ways to have no output', () => {
    expect(whenAbsent({}, {})).toBeNull();
    expect(whenAbsent({ optional: false }, { join: 'all' })).toBeNull();
    expect(whenAbsent({ when: 'true' }, {})).toContain('"when"');
    expect(whenAbsent({ optional: true }, {})).toContain('optional');
    expect(whenAbsent({}, { join: 'any' })).toContain('"any"');
    expect(whenAbsent({}, { join: 'all_done' })).toContain('"all_done"');
  });
});
