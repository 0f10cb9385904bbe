import { describe, expect, test } from '@jest/globals';
import { runAgent } from '@parallel-dispatcher/agent/testing';
import coder from '../src/agent.ts';
import { hasPython } from './support/run-nodes.ts';
import { fixture } from './support/fixtures.ts';
import { makeContract } from './support/make-contract.ts';

const contract = fixture('big_numbers');
const folder = '/out/nodes';
const node = `${folder}/node_big_numbers_compute.ts`;
const free = {
  contract_description: 'Write user data to the database and encrypt it.',
  node_type: 'Effect',
  output_path: folder,
};

describe('the coder agent', () => {
  test('names the tasks whose findings it was given, and that none went in', async () => {
    const result = await runAgent(
      coder,
      { contract, output_path: folder },
      { upstream: { why: { agent: 'debug', outcome: 'succeeded', output: {} } } },
    );
    expect(result).toMatchObject({
      output: { provenance: { upstream: [{ task: 'why', used: false }] } },
    });
  }, 30_000);

  test('writes a validated node, its models, tests and contract', async () => {
    const result = await runAgent(coder, { contract, output_path: folder });
    expect(result).toMatchObject({
      ok: true,
      output: {
        generated_file: node,
        validation_passed: true,
        node_name: 'NodeBigNumbersCompute',
        node_type: 'Compute',
        dependencies: ['zod'],
        quality_score: null,
        engine: 'embedded',
        contract_file: `${folder}/contract_big_numbers_compute.yaml`,
        tests_file: `${folder}/node_big_numbers_compute.test.ts`,
        provenance: { contract_from: 'contract', upstream: [] },
        validation: { types: { passed: true }, tests: { passed: true } },
      },
    });
    expect(Object.keys(result.files).toSorted()).toEqual([
      `${folder}/contract_big_numbers_compute.yaml`,
      `${folder}/model_big_numbers_input.ts`,
      `${folder}/model_big_numbers_output.ts`,
      `${folder}/model_contract_big_numbers_compute.ts`,
      `${folder}/node_big_numbers_compute.test.ts`,
      node,
      `${folder}/support_big_numbers_compute.ts`,
    ]);
    expect(result.files[`${folder}/contract_big_numbers_compute.yaml`]).toBe(contract);
  }, 30_000);

  test.each([
    ['in the description', { ...free, node_type: 'Compute', contract_description: contract }, {}],
    [
      'in a fence of the description',
      {
        ...free,
        node_type: 'Compute',
        contract_description: `Please:\n\`\`\`yaml\n${contract}\`\`\`\n`,
      },
      {},
    ],
    [
      'among the context files',
      { ...free, node_type: 'Compute', context_files: ['/in/readme.md', '/in/big.yml'] },
      { '/in/readme.md': '# x', '/in/big.yml': contract },
    ],
    ['as an object', { contract: makeContract() as never, output_path: folder }, {}],
  ] as const)(
    'finds the contract %s',
    async (_, input, files) => {
      const result = await runAgent(coder, input, { files });
      expect(result).toMatchObject({ ok: true, output: { validation_passed: true } });
    },
    30_000,
  );

  (hasPython ? test : test.skip).each([
    ['output_path', '/out/nodes/node_big_numbers_compute.py', {}],
    ['language', folder, { language: 'python' }],
  ])(
    'writes Python where %s says so',
    async (_, path, more) => {
      const result = await runAgent(coder, { contract, output_path: path, ...more });
      expect(result).toMatchObject({
        ok: true,
        output: {
          generated_file: `${folder}/node_big_numbers_compute.py`,
          tests_file: `${folder}/test_node_big_numbers_compute.py`,
          validation: { compiles: { passed: true } },
        },
      });
    },
    30_000,
  );

  test('puts the node where output_path says, and says what ONEX would call it', async () => {
    const result = await runAgent(coder, { contract, output_path: '/out/numbers.ts' });
    expect(result).toMatchObject({ ok: true, output: { generated_file: '/out/numbers.ts' } });
    expect(JSON.stringify(result)).toContain('ONEX names it node_big_numbers_compute.ts');
  }, 30_000);

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'free text that says more than a pattern does',
      free,
      { code: 'NEEDS_INPUT', path: 'input_data.contract_description' },
    ],
    [
      'a contract without the part of its type',
      { contract: makeContract({ node_type: 'REDUCER_GENERIC' }), output_path: folder },
      { code: 'CONTRACT_INVALID', path: 'input_data.contract.state_machine' },
    ],
    [
      'a node type that contradicts the text',
      { contract, node_type: 'Effect', output_path: folder },
      { code: 'CONTRACT_CONTRADICTION', path: 'input_data.node_type' },
    ],
    [
      'a language that there is not',
      { contract, output_path: folder, language: 'cobol' },
      { code: 'LANGUAGE_UNSUPPORTED', path: 'input_data.language' },
    ],
    [
      'a language that the path contradicts',
      { contract, output_path: '/out/numbers.py', language: 'typescript' },
      { code: 'CONTRACT_CONTRADICTION', path: 'input_data.language' },
    ],
    [
      'the file name of another node',
      { contract, output_path: '/out/node_other_compute.ts' },
      { code: 'OUTPUT_PATH_MISMATCH', path: 'input_data.output_path' },
    ],
    [
      'a file that is no code',
      { contract, output_path: '/out/node.json' },
      { code: 'OUTPUT_PATH_UNSUPPORTED', path: 'input_data.output_path' },
    ],
    [
      'another node name',
      { contract, output_path: folder, node_name: 'Other' },
      { code: 'CONTRACT_CONTRADICTION', path: 'input_data.node_name' },
    ],
    [
      'the form without a pipeline',
      { contract: { name: 'x', type: 'Compute', operations: {} }, output_path: folder },
      { code: 'NEEDS_INPUT', path: 'input_data.contract' },
    ],
    [
      'text that is no YAML',
      { contract: 'a: [', output_path: folder },
      { code: 'CONTRACT_UNREADABLE', path: 'input_data.contract' },
    ],
    [
      'a fault in the contract',
      { contract: makeContract({ output: { rows: 'rowz' } }), output_path: folder },
      {
        code: 'UNKNOWN_NAME',
        path: 'input_data.contract.output.rows',
        hint: 'Did you mean "rows"?',
      },
    ],
    ['a relative path', { contract, output_path: 'out' }, { path: 'input_data.output_path' }],
  ])('refuses %s', async (_, input, error) => {
    const result = await runAgent(coder, input as never);
    expect(result).toMatchObject({ ok: false, error });
    expect(result.files).toEqual({});
  });

  test('keeps files that exist, unless told otherwise', async () => {
    const files = { [node]: 'mine' };
    const kept = await runAgent(coder, { contract, output_path: folder }, { files });
    expect(kept).toMatchObject({
      ok: false,
      error: { code: 'FILE_EXISTS', path: 'input_data.output_path' },
      files,
    });
    const replaced = await runAgent(
      coder,
      { contract, output_path: folder, overwrite: true },
      { files },
    );
    expect(replaced).toMatchObject({ ok: true });
    expect(replaced.files[node]).toContain('class NodeBigNumbersCompute');
  }, 30_000);

  test('fails with the failed examples, and keeps the files beside', async () => {
    const wrong = contract.replace('rest: -1', 'rest: 12345');
    const result = await runAgent(coder, {
      contract: wrong,
      output_path: folder,
      validation_level: 'lenient',
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'VALIDATION_FAILED' } });
    const placed = Object.keys(result.files);
    expect(placed).toContain(`${node}.rejected`);
    expect(placed.filter((path) => !path.endsWith('.rejected'))).toEqual([]);
    expect(placed[0]).toBe(`${node}.rejected`);
    expect(result.ok ? '' : result.error.message).toContain('failed: keeps every digit');
    expect(result.artifacts.map(({ name }) => name)).toContain(
      'node_big_numbers_compute.ts.rejected',
    );
  }, 30_000);
});
