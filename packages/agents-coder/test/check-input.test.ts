import { describe, expect, test } from '@jest/globals';
import { coderInputSchema } from '@parallel-dispatcher/schema';
import coder from '../src/agent.ts';
import { fixture } from './support/fixtures.ts';
import { makeContract } from './support/make-contract.ts';

const check = async (input: Record<string, unknown>) =>
  coder.check?.(coderInputSchema.parse({ output_path: '/out', ...input }));

describe('what is told of a request before anything runs', () => {
  test('nothing, where it can be done or only running can tell', async () => {
    expect(await check({ contract: fixture('user_writer') })).toEqual([]);
    const free = { contract_description: 'Reads products.', node_type: 'Effect' };
    expect(await check(free)).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, { code: string; path: string }]>([
    [
      'a step that there is not',
      { contract: makeContract({ pipeline: [{ from: 'rows', filtr: {}, to: 'x' }] }) },
      { code: 'UNKNOWN_STEP', path: 'contract.pipeline[0]' },
    ],
    [
      'a node type in a text',
      { contract: fixture('user_writer').replace('EFFECT_GENERIC', 'EFECT_GENERIC') },
      { code: 'CONTRACT_INVALID', path: 'contract.node_type' },
    ],
    [
      'an example that contradicts the schema',
      {
        contract_description: fixture('user_writer').replace('user_id: 7', 'user_id: x'),
        node_type: 'Effect',
      },
      { code: 'CONTRACT_CONTRADICTION', path: 'contract_description.behaviour[0].expect' },
    ],
    [
      'a language',
      { contract: fixture('user_writer'), language: 'cobol' },
      { code: 'LANGUAGE_UNSUPPORTED', path: 'language' },
    ],
    [
      'the file of another node',
      { contract: fixture('user_writer'), output_path: '/out/node_other_effect.ts' },
      { code: 'OUTPUT_PATH_MISMATCH', path: 'output_path' },
    ],
  ])('names %s', async (_, input, error) => {
    expect(await check(input)).toEqual([expect.objectContaining(error)]);
  });
});
