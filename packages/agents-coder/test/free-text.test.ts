import { describe, expect, test } from '@jest/globals';
import { runAgent } from '@parallel-dispatcher/agent/testing';
import { CORE_SCHEMA, dump } from 'js-yaml';
import coder from '../src/agent.ts';
import { contractFromText } from '../src/requests/contract-from-text.ts';

const output = '/out/users';
const words = (contract_description: string, more: Record<string, unknown> = {}) =>
  ({ contract_description, node_type: 'Effect', output_path: output, ...more }) as never;

describe('a request in words', () => {
  test('becomes a node, and the output says by which pattern and what was assumed', async () => {
    const result = await runAgent(coder, words('Write user data to the database.'));
    expect(result).toMatchObject({
      ok: true,
      output: {
        generated_file: `${output}/node_user_writer_effect.ts`,
        validation_passed: true,
        engine: 'embedded',
        provenance: {
          model: null,
          contract_by: 'embedded-rules',
          contract_from: 'contract_description',
          patterns: [
            {
              id: 'effect.insert-row',
              version: '1.0.0',
              words: 'Write user data to the database',
            },
          ],
          assumptions: expect.arrayContaining([
            'The fields of user are not said: it is stored as one JSON document in the column data.',
          ]),
        },
      },
    });
  }, 30_000);

  test('that says more is refused; its draft becomes a node once it is decided', async () => {
    const refused = await runAgent(coder, words('Write user data to the database and encrypt it.'));
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'NEEDS_INPUT',
        path: 'input_data.contract_description',
        message: expect.stringContaining('unaccounted[0]: "encrypt it"'),
        hint: expect.stringContaining('contract_user_writer_effect.draft.yaml'),
      },
      files: {},
    });
    expect(refused.artifacts.map(({ name }) => name)).toEqual([
      'contract_user_writer_effect.draft.yaml',
    ]);
    const made = contractFromText({
      text: 'Write user data to the database and encrypt it.',
      nodeType: 'Effect',
      nodeName: null,
      types: [],
    });
    const text = made.ok ? '' : dump(made.draft?.document, { schema: CORE_SCHEMA });
    const input = { contract: text, output_path: output };
    expect(await runAgent(coder, input)).toMatchObject({
      ok: false,
      error: { code: 'NEEDS_INPUT', path: 'input_data.contract.unaccounted[0]' },
    });
    const decided = text.replace(/^unaccounted:\n(?: .*\n)+/m, '');
    expect(await runAgent(coder, { ...input, contract: decided })).toMatchObject({
      ok: true,
      output: { validation_passed: true },
    });
  }, 30_000);

  test('that no pattern is about asks for a model', async () => {
    const result = await runAgent(coder, words('Make the world a better place.'));
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'MODEL_REQUIRED', hint: expect.stringContaining('DISPATCH_MODEL') },
    });
    expect(result.artifacts).toEqual([]);
  });

  test('takes the types of its entity from the context', async () => {
    const files = {
      '/in/user.py': 'class ModelUser(BaseModel):\n    email: str\n    age: int = 0\n',
    };
    const input = words('Write user data to the database.', { context_files: ['/in/user.py'] });
    const result = await runAgent(coder, input, { files });
    expect(result).toMatchObject({
      ok: true,
      output: { provenance: { types_from: ['class ModelUser in /in/user.py'] } },
    });
    expect(result.files[`${output}/contract_user_writer_effect.yaml`]).toContain(
      'INSERT INTO users (email, age) VALUES (?, ?) RETURNING id',
    );
  }, 30_000);
});
