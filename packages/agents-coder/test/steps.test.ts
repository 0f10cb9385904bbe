import { beforeAll, describe, expect, test } from '@jest/globals';
import { makeContract } from './support/make-contract.ts';
import { runNodes, type Answer } from './support/run-nodes.ts';

interface Case {
  readonly name: string;
  readonly pipeline: readonly unknown[];
  readonly input: Record<string, unknown>;
  readonly wanted: unknown;
}

const rows = (...prices: readonly unknown[]) => ({
  rows: prices.map((price, at) => ({ id: String.fromCharCode(97 + at), price })),
});
/** One value computed from the input. */
const value = (
  name: string,
  expression: unknown,
  ...[wanted, input]: [unknown, Record<string, unknown>?]
): Case => ({
  name,
  pipeline: [{ arithmetic: { value: expression }, to: 'result' }],
  input: input ?? { rows: [] },
  wanted,
});
const call = (fn: string, ...args: readonly unknown[]) => ({ fn, args });
const failure = (code: string) => ({ error: code });
const any = { var: 'any' };

const cases: readonly Case[] = [
  value('0.1 + 0.2 is 0.3', call('add', 0.1, 0.2), 0.3),
  value(
    '1.005 x 100 rounds half up to 101',
    call('round_half_up', call('multiply', 1.005, 100)),
    101,
  ),
  value('a half goes away from zero below it too', call('round_half_up', -2.5), -3),
  value('a half goes to the even number', call('round_half_even', -2.5), -2),
  value(
    'rounding sees a third exactly',
    call('round_half_even', call('multiply', call('divide', 1, 6), 3)),
    0,
  ),
  value('floor_divide goes towards minus infinity', call('floor_divide', -7, 2), -4),
  value('floor_divide of fractions', call('floor_divide', 0.3, 0.1), 3),
  value('modulo has the sign of the divisor', call('modulo', -7, 3), 2),
  value('modulo by a negative divisor', call('modulo', 7, -3), -2),
  value('modulo of fractions is exact', call('modulo', 0.3, 0.1), 0),
  value('no negative zero leaves', call('round_half_up', -0.4), 0),
  value('abs keeps fractions', call('abs', -0.1), 0.1),
  value('add of nothing is 0', call('add'), 0),
  value('multiply of nothing is 1', call('multiply'), 1),
  value('divide by zero', call('divide', 1, 0), failure('DIVISION_BY_ZERO')),
  value('modulo by zero', call('modulo', 1, 0.0), failure('DIVISION_BY_ZERO')),
  value('null in arithmetic', call('add', 1, any), failure('INVALID_VALUE')),
  value('true is no number', call('add', 1, any), failure('INVALID_VALUE'), {
    rows: [],
    any: true,
  }),
  value('a text is no number', call('add', 1, any), failure('INVALID_VALUE'), {
    rows: [],
    any: '1',
  }),
  value(
    'concat of numbers is shortest JSON',
    call('concat', 1.0, '|', 2.5, '|', call('add', 0.1, 0.2)),
    '1|2.5|0.3',
  ),
  value('concat of null is empty', call('concat', 'a', any, 'b'), 'ab'),
  value('concat of true', call('concat', true), 'true'),
  value(
    'concat of big numbers has all digits',
    call('concat', call('multiply', 99999999999, 99999999999)),
    '9999999999800000000001',
  ),
  value('concat of a list', call('concat', any), failure('INVALID_VALUE'), { rows: [], any: [] }),
  value(
    'concat keeps quotes, backslashes and templates',
    call('concat', '`${x}`\\"\n', { var: 'rows.0.id' }),
    '`${x}`\\"\na',
    rows(1),
  ),
  value('length counts code points', call('length', '😀a'), 2),
  value('length of a list', call('length', { var: 'rows' }), 2, rows(1, 2)),
  value('length of null', call('length', any), failure('INVALID_VALUE')),
  value('upper of null', call('upper', any), failure('INVALID_VALUE')),
  value(
    'coalesce takes the first that is not null',
    call('coalesce', any, { var: 'count' }, 0),
    7,
    { rows: [], count: 7 },
  ),
  value('coalesce of false is false', call('coalesce', any, true), false, { rows: [], any: false }),
  value('max of texts by code point', call('max', '\uffff', '😀'), '😀'),
  value('min of mixed types', call('min', 1, any), failure('INVALID_VALUE'), {
    rows: [],
    any: 'a',
  }),
  value('a path into null is null', { var: 'any.x.y' }, null),
  value('a path into text is null', { var: 'rows.0.id.length' }, null, rows(1)),
  value('a number indexes a list', { var: 'rows.1.price' }, 5, rows(4, 5)),
  value('an index beyond the list is null', { var: 'rows.9.price' }, null, rows(4)),
  value('inherited keys are not there', { var: 'any.constructor' }, null, { rows: [], any: {} }),
  value('__proto__ is a key like others', { var: 'any.__proto__.a' }, 1, {
    rows: [],
    any: JSON.parse('{"__proto__":{"a":1}}'),
  }),
  value(
    'each with the element itself',
    { each: any, as: call('upper', { field: '' }) },
    ['A', 'B'],
    { rows: [], any: ['a', 'b'] },
  ),
  value('each over null', { each: any, as: 1 }, failure('INVALID_VALUE')),
  value(
    'object builds an object',
    { object: { a: { var: 'count' }, 'odd key': call('add', 1, 1) } },
    { a: 3, 'odd key': 2 },
    { rows: [], count: 3 },
  ),
  value('a third leaves as the nearest double', call('divide', 1, 3), 1 / 3),
  value(
    'a huge quotient is rounded once',
    call('divide', call('multiply', 9007199254740991, 9007199254740991), 3),
    Number(9007199254740991n ** 2n / 3n),
  ),
  value('numbers beyond the largest double', call('multiply', 1e308, 10), failure('INVALID_VALUE')),
  {
    name: 'sort is stable, also descending',
    pipeline: [
      { from: 'rows', sort: { by: [{ field: 'price', direction: 'desc' }] }, to: 'sorted' },
      { from: 'sorted', pluck: { field: 'id' }, to: 'result' },
    ],
    input: rows(1, 2, 1, 2),
    wanted: ['b', 'd', 'a', 'c'],
  },
  {
    name: 'sort by code point',
    pipeline: [{ from: 'any', sort: {}, to: 'result' }],
    input: { rows: [], any: ['\uffff', '😀', 'b', 'B', ''] },
    wanted: ['', 'B', 'b', '\uffff', '😀'],
  },
  {
    name: 'sort of null is INVALID_VALUE',
    pipeline: [{ from: 'rows', sort: { by: [{ field: 'note' }] }, to: 'result' }],
    input: rows(1, 2),
    wanted: failure('INVALID_VALUE'),
  },
  {
    name: 'distinct takes 1 and 1.0 for one, 1 and "1" and true not',
    pipeline: [{ from: 'any', distinct: {}, to: 'result' }],
    input: { rows: [], any: [1, '1', true, 1.0, null, null, { a: 1, b: [2] }, { b: [2], a: 1 }] },
    wanted: [1, '1', true, null, { a: 1, b: [2] }],
  },
  {
    name: 'distinct compares computed numbers with given ones',
    pipeline: [
      { arithmetic: { value: [0.3, call('add', 0.1, 0.2)] }, to: 'both' },
      { from: 'both', distinct: {}, to: 'result' },
    ],
    input: { rows: [] },
    wanted: [0.3],
  },
  {
    name: 'map sets all fields from the old row',
    pipeline: [{ from: 'rows', map: { set: { price: 0, old: { field: 'price' } } }, to: 'result' }],
    input: rows(5),
    wanted: [{ id: 'a', price: 0, old: 5 }],
  },
  {
    name: 'pick gives null for a missing field',
    pipeline: [{ from: 'rows', pick: { fields: ['note', 'id'] }, to: 'result' }],
    input: rows(5),
    wanted: [{ note: null, id: 'a' }],
  },
  {
    name: 'rename swaps',
    pipeline: [
      {
        from: 'rows',
        rename: { fields: { id: 'price', price: 'id', note: 'text' } },
        to: 'result',
      },
    ],
    input: rows(5),
    wanted: [{ price: 'a', id: 5 }],
  },
  {
    name: 'take by a value that is no whole number',
    pipeline: [
      { from: 'rows', take: { count: call('divide', { var: 'count' }, 2) }, to: 'result' },
    ],
    input: { ...rows(1, 2), count: 1 },
    wanted: failure('INVALID_VALUE'),
  },
  {
    name: 'lookup takes the first match, and 1 matches 1.0',
    pipeline: [
      {
        from: 'rows',
        lookup: { with: 'any', on: { left: 'price', right: 'k' }, fields: { got: 'v' } },
        to: 'result',
      },
    ],
    input: {
      ...rows(1, 9),
      any: [
        { k: 1.0, v: 'x' },
        { k: 1, v: 'y' },
      ],
    },
    wanted: [
      { id: 'a', price: 1, got: 'x' },
      { id: 'b', price: 9, got: null },
    ],
  },
  {
    name: 'aggregates of no rows',
    pipeline: ['sum', 'count', 'min', 'max', 'first', 'avg']
      .map((fn) => ({ from: 'rows', reduce: { fn, field: 'price' }, to: `its_${fn}` }))
      .concat([
        {
          arithmetic: {
            value: ['sum', 'count', 'min', 'max', 'first', 'avg'].map((name) => ({
              var: `its_${name}`,
            })),
          },
          to: 'result',
        } as never,
      ]),
    input: rows(),
    wanted: [0, 0, null, null, null, null],
  },
  {
    name: 'require of each row',
    pipeline: [
      {
        from: 'rows',
        require: {
          where: { left: { field: 'price' }, compare: 'gt', right: 0 },
          error: 'NOT_POSITIVE',
        },
      },
      { arithmetic: { value: 1 }, to: 'result' },
    ],
    input: rows(1, 0),
    wanted: failure('NOT_POSITIVE'),
  },
  {
    name: 'matches stays linear on a pattern that explodes',
    pipeline: [
      {
        choose: {
          cases: [
            { when: { left: { var: 'any' }, compare: 'matches', right: '^(a+)+$' }, value: 'yes' },
          ],
          otherwise: 'no',
        },
        to: 'result',
      },
    ],
    input: { rows: [], any: `${'a'.repeat(50_000)}!` },
    wanted: 'no',
  },
  {
    name: 'names that are no identifiers, or are taken',
    pipeline: [
      { arithmetic: { value: 1 }, to: 'class' },
      { arithmetic: { value: { fn: 'add', args: [{ var: 'class' }, 1] } }, to: 'add' },
      {
        arithmetic: { value: { fn: 'add', args: [{ var: 'add' }, { var: 'class' }] } },
        to: 'odd name!',
      },
      { arithmetic: { value: { var: 'odd name!' } }, to: 'result' },
    ],
    input: { rows: [] },
    wanted: 3,
  },
  {
    name: 'steps that name what they do in a key',
    pipeline: [
      {
        op: 'filter',
        from: 'rows',
        where: { left: { field: 'price' }, compare: 'in', right: [1, 2] },
        to: 'kept',
      },
      { step: 'reduce', from: 'kept', fn: 'count', to: 'result' },
    ],
    input: rows(1, 5, 2),
    wanted: 2,
  },
];

describe('what generated nodes compute', () => {
  let answers: Answer[][] = [];
  beforeAll(async () => {
    const runs = cases.map(({ pipeline, input }, at) => ({
      contract: makeContract({ name: `sample_${at}`, pipeline, output: { result: 'result' } }),
      inputs: [input],
    }));
    const run = await runNodes(runs, { typeCheck: true });
    expect(run.typeErrors).toBe('');
    ({ answers } = run);
  }, 60_000);

  test.each(cases.map(({ name, wanted }, at) => [name, at, wanted] as const))(
    '%s',
    (_, at, wanted) => {
      const isError = typeof wanted === 'object' && wanted !== null && 'error' in wanted;
      expect(answers[at]).toEqual([isError ? wanted : { output: { result: wanted } }]);
    },
  );

  test('fields with names that objects inherit are fields like others', async () => {
    const properties: unknown = JSON.parse(
      '{"__proto__":{"type":"string"},"constructor":{"type":"number"},"toString":{"type":"object","properties":{"valueOf":{"type":"integer"}}}}',
    );
    const contract = makeContract({
      input_schema: {
        type: 'object',
        additionalProperties: false,
        required: ['__proto__'],
        properties,
      },
      pipeline: [
        {
          arithmetic: {
            value: [{ var: '__proto__' }, { var: 'constructor' }, { var: 'toString.valueOf' }],
          },
          to: 'result',
        },
      ],
      output: JSON.parse('{"result":"result","__proto__":"result"}'),
    });
    const inputs: unknown[] = [
      '{"__proto__":"x","constructor":3}',
      '{"__proto__":"x","toString":{"valueOf":1}}',
      '{"__proto__":5}',
      '{}',
      '{"__proto__":"x","constructor":"y"}',
      '{"__proto__":"x","toString":{"valueOf":1.5}}',
    ].map((text) => JSON.parse(text) as unknown);
    const run = await runNodes([{ contract, inputs }], { typeCheck: true });
    const output = (result: string): unknown => ({
      output: JSON.parse(`{"result":${result},"__proto__":${result}}`) as unknown,
    });
    const refused = { error: 'INVALID_INPUT' };
    expect(run.typeErrors).toBe('');
    expect(run.answers).toEqual([
      [output('["x",3,null]'), output('["x",null,1]'), refused, refused, refused, refused],
    ]);
  }, 30_000);
});
