import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseContract, parseContractText } from '../src/index.ts';
import { contractJsonSchema } from '../src/dialect/contract-json-schema.ts';
import { fixtures } from './support/fixtures.ts';

const validate = new Ajv2020({ strict: false }).compile(contractJsonSchema());
const accepts = (value: unknown): boolean => validate(value);

function read(text: string): Record<string, unknown> {
  const contract = parseContractText(text);
  if (!contract.ok) throw new Error(contract.message);
  return structuredClone(contract.value) as Record<string, unknown>;
}

/** The contract with the value at a path changed by a function. */
function changed(text: string, path: readonly (string | number)[], value: unknown) {
  const contract = read(text);
  let holder: unknown = contract;
  for (const key of path.slice(0, -1)) holder = Reflect.get(Object(holder), key);
  Reflect.set(Object(holder), path.at(-1) ?? '', value);
  return contract;
}

describe('the JSON Schema of a contract', () => {
  test('is the published file', () => {
    const file = new URL('../schemas/contract.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(contractJsonSchema());
  });

  test.each([...fixtures])('accepts %s, as the parser does', (_, text) => {
    expect(parseContract(read(text))).toMatchObject({ ok: true });
    expect(
      accepts(
        JSON.parse(
          JSON.stringify(read(text), (_key, held: unknown) =>
            typeof held === 'bigint' ? Number(held) : held,
          ),
        ),
      ),
    ).toBe(true);
  });

  const effect = fixtures.get('user_writer') ?? '';
  const reducer = fixtures.get('order_book') ?? '';
  const workflow = fixtures.get('order_fulfilment') ?? '';
  test.each([
    ['a node type', changed(effect, ['node_type'], 'EFFECT')],
    ['a name', changed(effect, ['name'], 'UserWriter')],
    ['a kind', changed(effect, ['io_operations', 0, 'kind'], 'smtp')],
    ['a comparison', changed(effect, ['io_operations', 1, 'when', 'compare'], 'above')],
    ['a function', changed(effect, ['output', 'user_id'], { fn: 'sqrt', args: [1] })],
    ['an outcome', changed(effect, ['io_operations', 0, 'answers', 0, 'outcome'], 'maybe')],
    ['a code', changed(effect, ['io_operations', 0, 'exhausted'], 'no code')],
    ['a backoff', changed(effect, ['error_handling', 'retry_policy', 'backoff'], 'linear')],
    ['a keyword', changed(effect, ['input_schema', 'properties', 'age', 'multipleOf'], 2)],
    ['a format', changed(effect, ['input_schema', 'properties', 'name', 'format'], 'email')],
    ['a policy', changed(reducer, ['state_machine', 'on_invalid_transition'], 'explode')],
    ['an event type', changed(reducer, ['state_machine', 'transitions', 0, 'on'], 7)],
    ['a step', changed(workflow, ['workflow_coordination', 'steps', 0, 'uses'], null)],
    ['a failure', changed(workflow, ['workflow_coordination', 'steps', 0, 'on_failure'], 'stop')],
    ['a join', changed(workflow, ['workflow_coordination', 'steps', 5, 'join', 'policy'], 'any')],
    ['no steps', changed(workflow, ['workflow_coordination', 'steps'], [])],
  ])('refuses %s that there is not, as the parser does', (_, contract) => {
    expect(parseContract(contract)).toMatchObject({ ok: false });
    expect(accepts(contract)).toBe(false);
  });
});
