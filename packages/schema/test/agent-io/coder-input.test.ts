import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coderInputSchema } from '../../src/agent-io/coder-input.ts';
import { describeZodIssues } from '../../src/problems/describe-zod-issues.ts';

function refusal(value: unknown) {
  const parsed = coderInputSchema.safeParse(value);
  if (parsed.success) return [];
  const errors = describeZodIssues(parsed.error, { at: '', value, schema: coderInputSchema });
  return errors.map(({ code, path }) => [code, path]);
}

const described = {
  contract_description: 'Computes the net price of an order line.',
  node_type: 'Compute',
  output_path: '/p/node.ts',
};

describe('the documented form', () => {
  test('gets its defaults', () => {
    expect(coderInputSchema.parse(described)).toStrictEqual({
      ...described,
      context_files: [],
      validation_level: 'moderate',
      contract: null,
      node_name: null,
      language: null,
      additional_context: null,
      pre_gathered_context: null,
      overwrite: false,
    });
  });

  test.each([
    ['effect', 'Effect'],
    ['COMPUTE', 'Compute'],
    ['REDUCER_GENERIC', 'Reducer'],
    ['orchestrator_generic', 'Orchestrator'],
  ])('spells the node type %s as %s', (spelt, nodeType) => {
    expect(coderInputSchema.parse({ ...described, node_type: spelt }).node_type).toBe(nodeType);
  });

  test('needs a description, a node type and a place', () => {
    expect(refusal({})).toStrictEqual([
      ['MISSING_FIELD', 'output_path'],
      ['MISSING_FIELD', 'contract_description'],
      ['MISSING_FIELD', 'node_type'],
    ]);
  });

  test.each([
    [{ node_type: 'Comput' }, 'INVALID_VALUE', 'node_type'],
    [{ node_type: 3 }, 'INVALID_TYPE', 'node_type'],
    [{ contract_description: '' }, 'MISSING_FIELD', 'contract_description'],
    [{ output_path: 'src/node.ts' }, 'INVALID_VALUE', 'output_path'],
    [{ output_path: '~/node.ts' }, 'INVALID_VALUE', 'output_path'],
    [{ output_path: '' }, 'INVALID_VALUE', 'output_path'],
    [{ output_path: '/a/../../etc/x' }, 'INVALID_VALUE', 'output_path'],
    [{ output_path: '/a/..' }, 'INVALID_VALUE', 'output_path'],
    [{ output_path: '/a\u0000b' }, 'INVALID_VALUE', 'output_path'],
    [{ context_files: ['/a', 'b'] }, 'INVALID_VALUE', 'context_files[1]'],
    [{ validation_level: 'strickt' }, 'INVALID_VALUE', 'validation_level'],
    [{ overwrite: 'yes' }, 'INVALID_TYPE', 'overwrite'],
    [{ outputpath: '/a' }, 'UNKNOWN_FIELD', 'outputpath'],
  ])('refuses %j', (change, code, path) => {
    expect(refusal({ ...described, ...change })).toStrictEqual([[code, path]]);
  });

  test('does not take dots inside a name for a way up', () => {
    expect(refusal({ ...described, output_path: '/a/..b/c../...' })).toStrictEqual([]);
  });
});

describe('the contract form', () => {
  const contract = {
    name: 'order_line_net',
    node_type: 'COMPUTE_GENERIC',
    description: 'The net price.',
  };

  test('takes description, node type and name from the contract', () => {
    expect(coderInputSchema.parse({ contract, output_path: '/p' })).toMatchObject({
      contract,
      contract_description: 'The net price.',
      node_type: 'Compute',
      node_name: 'order_line_net',
    });
  });

  test('takes the node type of the older `type`', () => {
    const older = { name: 'x', type: 'reducer', input_model: {}, operations: {} };
    expect(coderInputSchema.parse({ contract: older, output_path: '/p' }).node_type).toBe(
      'Reducer',
    );
  });

  test('lets what is given beside it win', () => {
    const input = { contract, contract_description: 'mine', node_name: 'Mine', output_path: '/p' };
    expect(coderInputSchema.parse(input)).toMatchObject({
      contract_description: 'mine',
      node_name: 'Mine',
    });
  });

  test('keeps a text as it is, and leaves its node type to who reads it', () => {
    const text = 'name: order_line_net\nnode_type: COMPUTE_GENERIC\n';
    expect(coderInputSchema.parse({ contract: text, output_path: '/p' })).toMatchObject({
      contract: text,
      contract_description: '',
      node_type: null,
    });
  });

  test.each([
    [{ contract: { name: 'x' } }, 'MISSING_FIELD', 'node_type'],
    [{ contract: { node_type: 'COMPUTR' } }, 'INVALID_VALUE', 'contract.node_type'],
    [{ contract: { node_type: 7 } }, 'INVALID_VALUE', 'contract.node_type'],
    [{ contract, node_type: 'Effect' }, 'INVALID_VALUE', 'node_type'],
    [{ contract: 7 }, 'INVALID_TYPE', 'contract'],
    [{ contract: '' }, 'INVALID_VALUE', 'contract'],
  ])('refuses %j', (change, code, path) => {
    expect(refusal({ output_path: '/p', ...change })).toStrictEqual([[code, path]]);
  });
});

test('an input that was read reads the same again', () => {
  const path = fc.constantFrom('/a', '/a/b.ts');
  const key = fc.string().filter((text) => text !== '__proto__');
  const contract = fc.oneof(
    fc.constant(null),
    fc.string({ minLength: 1 }),
    fc.record({
      node_type: fc.constant('COMPUTE_GENERIC'),
      name: fc.string(),
      description: fc.string(),
    }),
  );
  const input = fc.record(
    {
      contract_description: fc.string({ minLength: 1 }),
      node_type: fc.constantFrom('compute', 'Compute', 'COMPUTE_GENERIC'),
      output_path: path,
      contract,
      language: fc.constantFrom('TS', 'python', 'Rust'),
      context_files: fc.array(path),
      additional_context: fc.oneof(
        fc.string(),
        fc.dictionary(key, fc.integer(), { noNullPrototype: true }),
      ),
    },
    { requiredKeys: ['contract_description', 'node_type', 'output_path'] },
  );
  fc.assert(
    fc.property(input, (given) => {
      const once = coderInputSchema.parse(given);
      expect(coderInputSchema.parse(JSON.parse(JSON.stringify(once)))).toStrictEqual(once);
    }),
  );
});
