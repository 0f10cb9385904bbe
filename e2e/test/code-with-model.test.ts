import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startModelServer, type ModelReply } from '@parallel-dispatcher/agent/testing';
import { runResultSchema, type RunResult } from '@parallel-dispatcher/schema';

const dispatch = fileURLToPath(new URL('../../apps/cli/bin/dispatch.js', import.meta.url));
const run = promisify(execFile);

let project: string;
let nodes: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'code-with-model-'));
  nodes = join(project, 'nodes');
  const task = {
    task_id: 'write',
    agent: 'coder',
    input_data: {
      contract_description: 'Counts the words of a text that are longer than a limit.',
      node_type: 'Compute',
      output_path: nodes,
    },
  };
  await writeFile(join(project, 'plan.json'), JSON.stringify({ tasks: [task] }));
});
afterEach(async () => await rm(project, { recursive: true }));

async function dispatchPlan(args: readonly string[], env: NodeJS.ProcessEnv): Promise<RunResult> {
  const { stdout } = await run(process.execPath, [dispatch, 'run', 'plan.json', ...args], {
    cwd: project,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
  });
  return runResultSchema.parse(JSON.parse(stdout));
}

async function filesWritten(): Promise<readonly (readonly [string, string])[]> {
  const names = (await readdir(nodes)).toSorted();
  return await Promise.all(
    names.map(async (name) => [name, await readFile(join(nodes, name), 'utf8')] as const),
  );
}

/** The contract of the request; `compare` is how a length is held against the limit. */
function written(compare: 'gt' | 'gte'): ModelReply {
  const contract = `
contract_version: { major: 1, minor: 0, patch: 0 }
node_version: 1.0.0
name: long_words
node_type: COMPUTE_GENERIC
description: Counts the words that are longer than a limit.
input_model: { name: ModelLongWordsInput, module: models.words }
output_model: { name: ModelLongWordsOutput, module: models.words }
input_schema:
  type: object
  additionalProperties: false
  required: [words, limit]
  properties:
    words: { type: array, items: { type: string }, description: The words of the text. }
    limit: { type: integer, minimum: 0, description: The longest that is not counted. }
output_schema:
  type: object
  additionalProperties: false
  required: [count]
  properties: { count: { type: integer, description: How many are longer. } }
pipeline:
  - from: words
    filter: { where: { left: { fn: length, args: [{ field: '' }] }, compare: ${compare}, right: { var: limit } } }
    to: longer
  - { from: longer, reduce: { fn: count }, to: count }
output: { count: count }
behaviour:
  - case: one of three
    given: { input: { words: [a, to, more], limit: 2 } }
    expect: { output: { count: 1 } }
`;
  return {
    value: { contract, assumptions: ['Words come as a list.'], questions: [] },
    usage: { inputTokens: 1500, outputTokens: 300 },
  };
}

test.each(['anthropic:claude-sonnet-4-5', 'openai-compatible:qwen3:8b'])(
  '%s writes a contract, mends it when its node fails, and is replayed without it',
  async (model) => {
    await using server = await startModelServer([written('gte'), written('gt')]);
    const env = {
      DISPATCH_MODEL: `${model}@${server.url}`,
      ANTHROPIC_API_KEY: 'not-a-real-key',
    };
    const { results, usage } = await dispatchPlan(['--record'], env);
    expect(results[0]).toMatchObject({
      outcome: 'succeeded',
      output: {
        engine: 'model',
        validation_passed: true,
        generated_file: join(nodes, 'node_long_words_compute.ts'),
        model: {
          id: model,
          rounds: [{ findings: [expect.stringContaining('expected: output: count: 1')] }, {}],
          assumptions: ['Words come as a list.'],
        },
      },
    });
    expect(usage).toMatchObject({ input_tokens: 3000, output_tokens: 600 });
    expect(server.requests).toHaveLength(2);
    expect(JSON.stringify(server.requests)).not.toContain(project);

    const first = await filesWritten();
    await rm(nodes, { recursive: true });
    const replay = await dispatchPlan(['--replay', 'latest'], { DISPATCH_MODEL: undefined });
    expect(replay.results[0]).toMatchObject({ outcome: 'succeeded', output: results[0]?.output });
    expect(await filesWritten()).toEqual(first);
    expect(server.requests).toHaveLength(2);
  },
  90_000,
);
