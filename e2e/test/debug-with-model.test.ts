import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startModelServer, type ModelReply } from '@parallel-dispatcher/agent/testing';
import { runResultSchema } from '@parallel-dispatcher/schema';

const dispatch = fileURLToPath(new URL('../../apps/cli/bin/dispatch.js', import.meta.url));
const shop = fileURLToPath(new URL('../../examples/verified-fix/project', import.meta.url));
const run = promisify(execFile);

let project: string;
let cart: string;

/** A shop that takes the tax off: a fault that no rule knows. */
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'debug-with-model-'));
  await cp(shop, project, { recursive: true });
  cart = join(project, 'src/cart.js');
  const source = await readFile(cart, 'utf8');
  await writeFile(cart, source.replace('i <= items', 'i < items').replace('1 + rate', '1 - rate'));
  const tests = join(project, 'test/cart.test.js');
  const own = "assert.equal(total([{ price: 60 }, { price: 40 }], 'de'), 119);";
  await writeFile(tests, (await readFile(tests, 'utf8')).replace(/assert\.equal.*/u, own));
});
afterEach(async () => await rm(project, { recursive: true }));

function fixed(put: string): ModelReply {
  const claim = { text: 'The tax is taken off instead of put on.', evidence: ['E1'] };
  const edits = [{ file: 'src/cart.js', old: '(1 - rateOf(country))', new: put }];
  const fix = { description: claim, steps: [claim], edits };
  return { value: { root_cause: claim, fix }, usage: { inputTokens: 900, outputTokens: 60 } };
}

test.each(['anthropic:claude-sonnet-4-5', 'openai-compatible:qwen3:8b'])(
  '%s mends what no rule knows: its first fix fails the tests, its second is applied',
  async (model) => {
    await using server = await startModelServer([
      fixed('(2 - rateOf(country))'),
      fixed('(1 + rateOf(country))'),
    ]);
    const plan = {
      tasks: [
        {
          task_id: 'mend',
          agent: 'debug',
          input_data: {
            problem_description: 'Totals are too low.',
            affected_files: [cart],
            analysis_depth: 'deep',
            test_command: ['node', '--test'],
            apply_fix: 'verified',
          },
        },
      ],
    };
    await writeFile(join(project, 'plan.json'), JSON.stringify(plan));
    const { stdout } = await run(process.execPath, [dispatch, 'run', 'plan.json'], {
      cwd: project,
      env: {
        ...process.env,
        NODE_TEST_CONTEXT: undefined,
        DISPATCH_MODEL: `${model}@${server.url}`,
        ANTHROPIC_API_KEY: 'not-a-real-key',
      },
    });
    const { results, usage } = runResultSchema.parse(JSON.parse(stdout));
    expect(results[0]).toMatchObject({
      outcome: 'succeeded',
      output: {
        engine: 'model',
        model: { id: model, rounds: [{ purpose: 'analysis' }, { purpose: 'repair' }] },
        solution_validation: { status: 'passed' },
        applied_files: [cart],
      },
    });
    expect(usage).toMatchObject({ input_tokens: 1800, output_tokens: 120 });
    expect(await readFile(cart, 'utf8')).toContain('(1 + rateOf(country))');
    expect(server.requests).toHaveLength(2);
    expect(JSON.stringify(server.requests)).not.toContain(project);
  },
  60_000,
);
