import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runAgent } from '@parallel-dispatcher/agent/testing';
import { debugOutputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import agent from '../src/agent.ts';
import { filesBelow } from './support/files-below.ts';

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'small-fixes-')));
  await write('package.json', '{ "type": "module" }');
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

/** A report on one file and what fails of it. */
async function report(source: string, failing: string): Promise<DebugOutput> {
  await write('src/it.js', source);
  await write(
    'test/it.test.js',
    `import test from 'node:test';
import assert from 'node:assert/strict';
import * as it from '../src/it.js';
${failing}
`,
  );
  const files = await filesBelow(root);
  const input = {
    problem_description: 'The tests fail.',
    affected_files: [join(root, 'src/it.js')],
    analysis_depth: 'deep',
    test_command: [process.execPath, '--test'],
  };
  const result = await runAgent(agent, input, { files });
  expect(await filesBelow(root)).toStrictEqual(files);
  if (!result.ok) throw new Error(result.error.message);
  return debugOutputSchema.parse(result.output);
}

describe('a slip in a suspect', () => {
  test('is undone where the test command passes with the change', async () => {
    const { root_cause, solution, solution_validation, hypotheses, evidence } = await report(
      'export function isAdult(age) {\n  return age < 18;\n}\n',
      "test('a', () => assert.equal(it.isAdult(19), true));\ntest('b', () => assert.equal(it.isAdult(18), false));",
    );
    expect(root_cause.primary_cause).toMatch(/^Verified: a slip in `isAdult` \(src\/it\.js:2\)/);
    expect(solution.patch).toContain('-  return age < 18;\n+  return age > 18;');
    expect(solution_validation.runs.map(({ on, exit_code: code }) => [on, code])).toEqual([
      ['original', 1],
      ['patched', 0],
      ['original', 1],
    ]);
    expect(hypotheses[0]).toMatchObject({ verified: true, source: 'evidence' });
    expect(hypotheses[0]?.refuted_by_check).toContain(
      'tests that cover little let wrong ones pass',
    );
    // What failed is counted, not listed.
    const trials = evidence.filter(({ kind }) => kind === 'fix_trial');
    expect(trials.map(({ summary }) => summary)).toEqual([
      expect.stringMatching(/other small changes? in suspects, .* failed$/),
      expect.stringContaining('ended with exit code 0'),
    ]);
  });

  test('is looked for in what is read of nothing where the error says so', async () => {
    const { solution } = await report(
      'export function cityOf(customer) {\n  return customer.address.city;\n}\n',
      "test('a', () => assert.equal(it.cityOf({}), undefined));",
    );
    expect(solution.patch).toContain('+  return customer.address?.city;');
  });

  test('that makes a loop endless is given up', async () => {
    const { solution } = await report(
      'export function sum(n) {\n  let all = 1;\n  for (let i = 0; i < n; i += 1) all += i;\n  return all;\n}\n',
      "test('a', () => assert.equal(it.sum(4), 7));\ntest('b', () => assert.equal(it.sum(3), 4));\ntest('c', () => assert.equal(it.sum(0), 1));\ntest('d', () => assert.equal(it.sum(5), 12));",
    );
    expect(solution.patch).toBeNull();
  }, 120_000);
});

test('where no small change helps, that is told, and nothing is proposed', async () => {
  const { solution, evidence, root_cause, not_measured } = await report(
    'export function median(values) {\n  return values[0];\n}\n',
    "test('a', () => assert.equal(it.median([3, 1, 2]), 2));",
  );
  expect(solution.patch).toBeNull();
  expect(root_cause.primary_cause).toBeNull();
  expect(evidence.filter(({ kind }) => kind === 'fix_trial')).toEqual([]);
  expect(not_measured).toContainEqual({
    what: 'solution.fixed_code',
    reason: expect.stringContaining('MODEL_REQUIRED'),
  });
});
