import { describe, expect, test } from '@jest/globals';
import { generateNode, parseContract, parseContractText } from '../src/index.ts';
import { makeContract } from './support/make-contract.ts';

type Doc = Record<string, unknown>;

async function problemsOf(changes: Doc): Promise<readonly string[]> {
  const generated = await generateNode(makeContract(changes), { format: false });
  return generated.ok ? [] : generated.errors.map(({ code, path }) => `${code} at ${path}`);
}

const withSchema = (property: unknown): Doc => ({
  input_schema: { type: 'object', properties: { rows: property } },
});
const effect = (changes: Doc): Doc => ({
  node_type: 'EFFECT_GENERIC',
  io_operations: [
    {
      operation: 'load',
      kind: 'http',
      request: { method: 'GET', path: '/' },
      answers: [],
      exhausted: 'DOWN',
      ...changes,
    },
  ],
});
const reducer = (changes: Doc): Doc => ({
  node_type: 'REDUCER_GENERIC',
  state_machine: { initial_state: 'a', states: ['a'], transitions: [], ...changes },
});
const workflow = (...steps: readonly Doc[]): Doc => ({
  node_type: 'ORCHESTRATOR_GENERIC',
  workflow_coordination: { steps },
});
const step = (made: Doc): Doc => ({ pipeline: [made] });

describe('what is wrong with a contract is named with its place', () => {
  test.each<[string, Doc, string]>([
    ['a missing field', { description: undefined }, 'CONTRACT_INVALID at description'],
    ['a name that is not snake_case', { name: 'OrderTotal' }, 'CONTRACT_INVALID at name'],
    ['an unknown node type', { node_type: 'COMPUTE' }, 'CONTRACT_INVALID at node_type'],
    [
      'an effect without operations',
      { node_type: 'EFFECT_GENERIC' },
      'CONTRACT_INVALID at io_operations',
    ],
    [
      'one name for two models',
      { output_model: { name: 'ModelSampleInput' } },
      'CONTRACT_CONTRADICTION at output_model.name',
    ],
    [
      'an unsupported keyword',
      withSchema({ oneOf: [] }),
      'UNSUPPORTED_KEYWORD at input_schema.properties.rows.oneOf',
    ],
    [
      'an unsupported keyword deep inside',
      withSchema({
        type: 'array',
        items: { type: 'object', properties: { a: { multipleOf: 2 } } },
      }),
      'UNSUPPORTED_KEYWORD at input_schema.properties.rows.items.properties.a.multipleOf',
    ],
    [
      'an unsupported format',
      withSchema({ type: 'string', format: 'email' }),
      'UNSUPPORTED_KEYWORD at input_schema.properties.rows.format',
    ],
    [
      'a pattern that is none',
      withSchema({ type: 'string', pattern: '(' }),
      'CONTRACT_INVALID at input_schema.properties.rows.pattern',
    ],
    [
      'limits that cross',
      withSchema({ type: 'number', minimum: 2, maximum: 1 }),
      'CONTRACT_CONTRADICTION at input_schema.properties.rows.minimum',
    ],
    [
      'an enumeration that its type excludes',
      withSchema({ type: 'number', enum: ['a'] }),
      'CONTRACT_CONTRADICTION at input_schema.properties.rows.enum',
    ],
    [
      'a default outside its enumeration',
      withSchema({ enum: ['a'], default: 'b' }),
      'CONTRACT_CONTRADICTION at input_schema.properties.rows.default',
    ],
    ['an unknown step', step({ from: 'rows', filtr: {}, to: 'x' }), 'UNKNOWN_STEP at pipeline[0]'],
    [
      'an unknown name in from',
      step({ from: 'rowz', distinct: {}, to: 'x' }),
      'UNKNOWN_NAME at pipeline[0].from',
    ],
    [
      'an unknown name in var',
      step({ arithmetic: { value: { fn: 'add', args: [1, { var: 'nope.x' }] } }, to: 'x' }),
      'UNKNOWN_NAME at pipeline[0].arithmetic.value.args[1]',
    ],
    [
      'a name that only comes later',
      {
        pipeline: [
          { arithmetic: { value: { var: 'b' } }, to: 'a' },
          { arithmetic: { value: 1 }, to: 'b' },
        ],
      },
      'UNKNOWN_NAME at pipeline[0].arithmetic.value',
    ],
    [
      'a field without a row',
      step({ arithmetic: { value: { field: 'id' } }, to: 'x' }),
      'NO_ROW at pipeline[0].arithmetic.value',
    ],
    [
      'an unknown function',
      step({ arithmetic: { value: { fn: 'sqrt', args: [1] } }, to: 'x' }),
      'UNKNOWN_FUNCTION at pipeline[0].arithmetic.value.fn',
    ],
    [
      'a wrong number of arguments',
      step({ arithmetic: { value: { fn: 'divide', args: [1] } }, to: 'x' }),
      'WRONG_ARGUMENT_COUNT at pipeline[0].arithmetic.value.args',
    ],
    [
      'an unknown aggregate',
      step({ from: 'rows', reduce: { fn: 'median', field: 'price' }, to: 'x' }),
      'UNKNOWN_FUNCTION at pipeline[0].reduce.fn',
    ],
    [
      'an unknown comparison',
      step({ from: 'rows', filter: { where: { left: 1, compare: 'equals', right: 1 } }, to: 'x' }),
      'CONTRACT_INVALID at pipeline[0].filter.where.compare',
    ],
    [
      'a misspelt form of a value',
      step({ from: 'rows', map: { set: { a: { feild: 'id' } } }, to: 'x' }),
      'CONTRACT_INVALID at pipeline[0].map.set.a.feild',
    ],
    [
      'rows of something that is no list',
      step({ from: 'count', distinct: {}, to: 'x' }),
      'NOT_A_LIST at pipeline[0].from',
    ],
    [
      'look-around in matches',
      step({ require: { where: { left: 'a', compare: 'matches', right: '(?=a)' }, error: 'E' } }),
      'UNSUPPORTED_PATTERN at pipeline[0].require.where.right',
    ],
    [
      'two things in one step',
      step({ from: 'rows', filter: { where: { all: [] } }, map: { set: { a: 1 } }, to: 'x' }),
      'CONTRACT_CONTRADICTION at pipeline[0]',
    ],
    [
      'an enumeration of nothing',
      withSchema({ enum: [] }),
      'CONTRACT_INVALID at input_schema.properties.rows.enum',
    ],
    [
      'a text for true or false',
      effect({ idempotent: 'yes' }),
      'CONTRACT_INVALID at io_operations[0].idempotent',
    ],
    [
      'what was seen kept in no list',
      reducer({ initial_context: { seen: 0 }, duplicate_key: { field: 'id', seen_in: 'seen' } }),
      'CONTRACT_CONTRADICTION at state_machine.initial_context.seen',
    ],
    [
      'the result of an unknown step',
      workflow({ id: 'a', uses: 'a', when: { left: { var: 'steps.b.n' }, compare: 'is_null' } }),
      'UNKNOWN_NAME at workflow_coordination.steps[0].when.left',
    ],
    ['an output of an unknown value', { output: { rows: 'rowz' } }, 'UNKNOWN_NAME at output.rows'],
    [
      'a required output without a value',
      { output_schema: { type: 'object', required: ['total'] } },
      'CONTRACT_CONTRADICTION at output.total',
    ],
    [
      'an output that the schema does not allow',
      { output_schema: { type: 'object', additionalProperties: false } },
      'CONTRACT_CONTRADICTION at output.rows',
    ],
    [
      'an example whose input does not fit',
      { behaviour: [{ case: 'a', given: { input: {} }, expect: { output: {} } }] },
      'CONTRACT_CONTRADICTION at behaviour[0].given',
    ],
    [
      'an invalid input that is valid',
      { invalid: [{ why: 'b', input: { rows: [] } }] },
      'CONTRACT_CONTRADICTION at invalid[0].input',
    ],
  ])('%s', async (_, changes, problem) => {
    expect(await problemsOf(changes)).toContain(problem);
  });

  test('each with a hint, also where the place has none of its own', async () => {
    const wrong = makeContract({ name: 'Bad Name', output: undefined, input_model: 'ModelX' });
    for (const contract of [wrong, '[]']) {
      const generated = await generateNode(contract, { format: false });
      expect(generated).toMatchObject({ ok: false });
      if (generated.ok) continue;
      for (const { path, hint } of generated.errors) {
        expect({ path, hint }).toEqual({ path: expect.any(String), hint: expect.any(String) });
      }
    }
  });

  test('tells everything that is wrong in one report', async () => {
    expect(
      await problemsOf({ name: 'X', pipeline: [{ oops: 1 }, { from: 'rows', pluck: {}, to: 1 }] }),
    ).toHaveLength(4);
  });

  test('suggests what a typo may have meant', () => {
    const parsed = parseContract(
      makeContract(step({ arithmetic: { value: { fn: 'coalese', args: [] } }, to: 'x' })),
    );
    expect(parsed).toMatchObject({ ok: false, errors: [{ hint: 'Did you mean "coalesce"?' }] });
  });

  test('takes any other key outside the schemas as documentation', async () => {
    const documented = {
      from: 'rows',
      filter: { where: { left: 1, compare: 'eq', right: 1, why: 'x' }, note: 1 },
      to: 'x',
      owner: 'us',
    };
    expect(
      await problemsOf({ input_fields: [], terminal_states: 1, pipeline: [documented] }),
    ).toEqual([]);
  });
});

describe('contract text', () => {
  test('is YAML 1.2: on and dates are text, and big numbers exact', () => {
    const text = 'on: { left: no, at: 2024-01-01 }\nbig: 12345678901234567890\nsmall: 7\n';
    expect(parseContractText(text)).toEqual({
      ok: true,
      value: { on: { left: 'no', at: '2024-01-01' }, big: 12345678901234567890n, small: 7 },
    });
  });

  test('may stand in a fence between other text', () => {
    expect(parseContractText('Build this:\n```yaml\nname: a\n```\nThanks.')).toEqual({
      ok: true,
      value: { name: 'a' },
    });
  });

  test('is refused when it nests or refers without end', () => {
    expect(parseContractText('['.repeat(10_000)).ok).toBe(false);
    const bomb = `a0: &a0 [x]\n${Array.from({ length: 200 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`).join('\n')}`;
    expect(parseContractText(bomb).ok).toBe(false);
  });
});
