import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startModelServer } from '@parallel-dispatcher/agent/testing';
import { runResultSchema } from '@parallel-dispatcher/schema';

const dispatch = fileURLToPath(new URL('../../apps/cli/bin/dispatch.js', import.meta.url));
const run = promisify(execFile);

let project: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'bodies-with-model-'));
});
afterEach(async () => await rm(project, { recursive: true }));

const cart = 'export function total(lines) {\n  return lines[0].price;\n}\n';
const contract = {
  contract_version: { major: 1, minor: 0, patch: 0 },
  node_version: '1.0.0',
  name: 'cart_label',
  node_type: 'COMPUTE_GENERIC',
  description: 'Labels a cart.',
  input_model: { name: 'ModelCartLabelInput', module: 'models.cart' },
  output_model: { name: 'ModelCartLabelOutput', module: 'models.cart' },
  input_schema: {
    type: 'object',
    additionalProperties: false,
    required: ['names'],
    properties: {
      names: { type: 'array', items: { type: 'string' }, description: 'What is in the cart.' },
    },
  },
  output_schema: {
    type: 'object',
    additionalProperties: false,
    required: ['label'],
    properties: { label: { type: 'string', description: 'What the cart shows.' } },
  },
  pipeline: [
    {
      describe: 'The first letters of all names, or "empty" where there are none.',
      inputs: ['names'],
      to: 'label',
      schema: { type: 'string' },
    },
  ],
  output: { label: 'label' },
  behaviour: [
    {
      case: 'two',
      given: { input: { names: ['pen', 'ink'] } },
      expect: { output: { label: 'pi' } },
    },
    { case: 'none', given: { input: { names: [] } }, expect: { output: { label: 'empty' } } },
  ],
};

const claim = { text: 'An empty cart has no first line.', evidence: ['E1'] };
const bodies = (code: string) => ({ value: { bodies: [{ to: 'label', code }] } });

test('a model writes a body after a debug report; it fails an example, and is written again', async () => {
  const codes = [
    "return given.names.map((name) => name.charAt(0)).join('');",
    "return given.names.map((name) => name.charAt(0)).join('') || 'empty';",
  ];
  const asked: string[] = [];
  await using server = await startModelServer(({ body }) => {
    const question = JSON.stringify(body);
    if (!question.includes('Write the body of each function')) {
      return { value: { root_cause: claim, fix: null } };
    }
    asked.push(question);
    return bodies(codes.shift() ?? '');
  });
  const tasks = [
    {
      task_id: 'why',
      agent: 'debug',
      input_data: {
        problem_description: 'An empty cart fails.',
        affected_files: [join(project, 'cart.js')],
      },
    },
    {
      task_id: 'write',
      agent: 'coder',
      dependencies: ['why'],
      input_data: { contract, output_path: join(project, 'nodes') },
    },
  ];
  await writeFile(join(project, 'cart.js'), cart);
  await writeFile(join(project, 'plan.json'), JSON.stringify({ tasks }));
  const { stdout } = await run(process.execPath, [dispatch, 'run', 'plan.json'], {
    cwd: project,
    env: {
      ...process.env,
      NODE_TEST_CONTEXT: undefined,
      DISPATCH_MODEL: `openai-compatible:any@${server.url}`,
    },
  });
  const { results } = runResultSchema.parse(JSON.parse(stdout));
  expect(results).toMatchObject([
    { outcome: 'succeeded' },
    {
      outcome: 'succeeded',
      output: {
        engine: 'model',
        model: {
          rounds: [
            { purpose: 'bodies', findings: [expect.stringContaining('failed: none')] },
            { findings: [] },
          ],
        },
        requirements: [{ id: 'R1', from: 'why.root_cause.primary_cause', used: true }],
        provenance: { upstream: [{ task: 'why', used: true }] },
      },
    },
  ]);
  expect(asked[0]).toContain(claim.text);
  const file = join(project, 'nodes/bodies_cart_label_compute.ts');
  expect(await readFile(file, 'utf8')).toContain("|| 'empty'");
}, 90_000);
