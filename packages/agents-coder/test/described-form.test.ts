import { describe, expect, test } from '@jest/globals';
import { runAgent } from '@parallel-dispatcher/agent/testing';
import { coderInputSchema, type JsonObject } from '@parallel-dispatcher/schema';
import coder from '../src/agent.ts';
import { textRequestOf } from '../src/agent/text-request-of.ts';
import { contractFromText } from '../src/requests/contract-from-text.ts';
import { describedText } from '../src/requests/described-text.ts';

const writer = {
  name: 'user_service',
  type: 'Effect',
  description: 'Create a user in the database',
  input_model: { email: { type: 'str', description: 'Where to write to.' } },
};

async function contractOf(contract: JsonObject) {
  const input = coderInputSchema.parse({ contract, output_path: '/out/node' });
  return contractFromText(await textRequestOf(input, async () => ''));
}

describe('a contract that only describes', () => {
  test('gives a node with its fields, and no others', async () => {
    const made = await contractOf({
      ...writer,
      output_model: { id: { type: 'int' }, email: { type: 'str' } },
      operations: { create_user: { inputs: ['email'], output: 'id', description: '' } },
    });
    expect(made).toMatchObject({
      ok: true,
      contract: {
        name: 'user_service',
        input_schema: { properties: { email: { description: 'Where to write to.' } } },
        output_schema: { required: ['id', 'email'] },
        output: { email: { var: 'input.email' } },
        behaviour: [{ expect: { calls: 1, output: { email: expect.any(String) } } }],
      },
      provenance: {
        assumptions: expect.arrayContaining([
          'The output field email is what came in under this name.',
        ]),
      },
    });
  });

  test('does not lose an operation, whether it is named or described', async () => {
    const named = await contractOf({ ...writer, operations: { create_user: {}, delete_user: {} } });
    expect(named).toMatchObject({ ok: false, unaccounted: ['delete user'] });
    const alone = await contractOf({ ...writer, operations: { delete_user: {} } });
    expect(alone).toMatchObject({ ok: false, unaccounted: ['delete user'] });
    const operations = { create_user: { description: 'Creates a user and hashes the password' } };
    const described = await contractOf({ ...writer, operations });
    expect(described).toMatchObject({ ok: false, unaccounted: ['hashes the password'] });
  });

  test('asks for a field that comes in and is not used, or goes out and is not given', async () => {
    const made = await contractOf({
      ...writer,
      description: 'Get a user by id',
      input_model: { id: 'int', locale: 'str' },
      output_model: { user: 'dict', greeting: 'str' },
    });
    expect(made).toMatchObject({
      ok: false,
      code: 'NEEDS_INPUT',
      unknown: [
        { question: 'What is the input field locale for?' },
        { question: 'Where does the output field greeting come from?' },
      ],
    });
  });

  test('calls the one result of a computation as it does', async () => {
    const made = await contractOf({
      name: 'spending',
      type: 'Compute',
      description: 'Sum the amount of orders per customer_id',
      input_model: { orders: { type: 'list', description: 'What was bought.' } },
      output_model: { spending: { type: 'list' } },
    });
    expect(made).toMatchObject({
      ok: true,
      contract: {
        output: { spending: 'by_customer_id' },
        behaviour: [{ expect: { output: { spending: expect.any(Array) } } }, {}, {}],
      },
    });
  });

  test('is read from text too', async () => {
    const contract = `name: user_service
type: Effect
description: Create a user in the database
input_model:
  email: { type: str, description: Where to write to. }
operations:
  create_user: { description: Creates a user }
`;
    const result = await runAgent(coder, { contract, output_path: '/out/users' });
    expect(result).toMatchObject({
      ok: true,
      output: { generated_file: '/out/users/node_user_service_effect.ts', validation_passed: true },
    });
    const untyped = contract.replace('type: Effect\n', '');
    expect(await runAgent(coder, { contract: untyped, output_path: '/out/users' })).toMatchObject({
      ok: false,
      error: { code: 'NEEDS_INPUT', path: 'input_data.node_type' },
    });
  }, 30_000);
});

describe('one text of a description and its operations', () => {
  test.each([
    ['Writes a user', { write_user: '' }, 'write user'],
    [
      'Reads products',
      { get: 'Get a product by id with caching' },
      'Get a product by id with caching',
    ],
    ['Create a user', { delete_user: '' }, 'Create a user. delete user'],
    ['Create a user', { execute: '' }, 'Create a user'],
    ['', { reserve_stock: '', charge_card: '' }, 'reserve stock. charge card'],
    ['Save a user', { save: 'Save a user, but not twice' }, 'Save a user, but not twice'],
  ])('%s, %j', (description, operations, text) => {
    expect(describedText({ description, operations: Object.entries(operations) })).toBe(text);
  });
});
