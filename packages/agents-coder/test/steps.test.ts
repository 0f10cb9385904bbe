import { describe, expect, test } from '@jest/globals';
import { makeContract } from './support/make-contract.ts';
import { call, failure, rows, testCases, type Case } from './support/node-case.ts';
import { runNodes } from './support/run-nodes.ts';

const cases: readonly Case[] = [
  {
    name: 'a name given anew has the new value from then on, an input field too',
    pipeline: [
      { from: 'rows', take: { count: 2 }, to: 'rows' },
      { from: 'rows', pluck: { field: 'price' }, to: 'kept' },
      { from: 'kept', reduce: { fn: 'sum' }, to: 'kept' },
      { arithmetic: { value: call('add', { var: 'kept' }, 1) }, to: 'result' },
    ],
    input: rows(5, 6, 7),
    wanted: 12,
  },
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

describe('what generated nodes make of steps', () => {
  testCases(cases);

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
