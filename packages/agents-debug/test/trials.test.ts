import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { debugInputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import { analyzeFailure } from '../src/analyze-failure.ts';
import { runCommand } from '../src/process/run-command.ts';

const nodeTest = [process.execPath, '--test'];
const mean = `export function mean(values) {
  let sum = 0;
  for (let i = 0; i <= values.length; i += 1) sum += values[i];
  return sum / values.length;
}
`;
const testOf = (from: string): string => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mean } from '${from}';
test('the mean', () => assert.equal(mean([2, 4]), 3));
`;

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'trials-'));
  await put({ 'app/package.json': '{ "type": "module" }' });
});
afterEach(async () => await rm(base, { recursive: true }));

async function put(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(base, path)), { recursive: true });
    await writeFile(join(base, path), text);
  }
}

async function analyze(
  files: readonly string[],
  fields: Readonly<Record<string, unknown>> = {},
): Promise<DebugOutput> {
  const input = debugInputSchema.parse({
    problem_description: 'The mean is wrong.',
    affected_files: files.map((file) => join(base, file)),
    analysis_depth: 'deep',
    test_command: nodeTest,
    ...fields,
  });
  return await analyzeFailure(input, {
    readText: (path) => readFile(path, 'utf8'),
    replaceFile: (path, text) => writeFile(path, text),
    runCommand,
  });
}

test('a file that a link leads out to stays as it is, and its fix is not tried', async () => {
  await put({ 'shared/mean.js': mean, 'app/test/mean.test.js': testOf('../src/mean.js') });
  await mkdir(join(base, 'app/src'));
  await symlink('../../shared/mean.js', join(base, 'app/src/mean.js'));
  await put({ 'shared/package.json': '{ "type": "module" }' });
  const { solution, solution_validation: validation } = await analyze(['app/src/mean.js']);
  expect(await readFile(join(base, 'shared/mean.js'), 'utf8')).toBe(mean);
  expect(solution.fixed_code).toContain('i < values.length');
  expect(validation).toMatchObject({
    status: 'not_run',
    reason: expect.stringContaining('lies outside of the project'),
  });
});

test('a fix of a file of another project is proposed and not tried', async () => {
  await put({
    'lib/package.json': '{ "type": "module" }',
    'lib/mean.js': mean,
    'app/main.js': "export { mean } from '../lib/mean.js';",
    'app/mean.test.js': testOf(join(base, 'lib/mean.js')),
  });
  const report = await analyze(['app/main.js', 'lib/mean.js'], { apply_fix: 'verified' });
  expect(report.solution.fixed_code).toContain('i < values.length');
  expect(report.solution_validation.status).toBe('not_run');
  expect(await readFile(join(base, 'lib/mean.js'), 'utf8')).toBe(mean);
});

test('a link that is absolute leads to the copy, also where the project is named by a link', async () => {
  await put({ 'app/src/mean.js': mean, 'app/mean.test.js': testOf('./linked.js') });
  await symlink(join(base, 'app/src/mean.js'), join(base, 'app/linked.js'));
  await symlink(join(base, 'app'), join(base, 'other'));
  const report = await analyze(['other/linked.js']);
  expect(report.solution_validation.status).toBe('passed');
  expect(await readFile(join(base, 'app/src/mean.js'), 'utf8')).toBe(mean);
});

test('a command that fails only now and then verifies nothing, and nothing is applied', async () => {
  const count = join(base, 'count');
  await put({
    'app/mean.js': mean,
    'app/once.test.js': `import { existsSync, writeFileSync } from 'node:fs';
${testOf('./mean.js').replace('() =>', '() => !existsSync(process.env.COUNT) && (writeFileSync(process.env.COUNT, ""), 1) &&')}`.replaceAll(
      'process.env.COUNT',
      JSON.stringify(count),
    ),
  });
  const report = await analyze(['app/mean.js'], { apply_fix: 'verified' });
  expect(report.solution_validation).toMatchObject({
    status: 'not_run',
    reason: expect.stringContaining('does not fail each time'),
    runs: [
      { on: 'original', exit_code: 1 },
      { on: 'patched', exit_code: 0 },
      { on: 'original', exit_code: 0 },
    ],
  });
  expect(report.root_cause.primary_cause).toMatch(/^Hypothesis, not verified/);
  expect(report.hypotheses.some(({ verified }) => verified)).toBe(false);
  expect(report.applied_files).toEqual([]);
  expect(await readFile(join(base, 'app/mean.js'), 'utf8')).toBe(mean);
});

test('a command that removes all of its folders leaves its trace', async () => {
  await put({
    'app/mean.js': mean,
    'app/clean.sh': 'echo "Error: no space left" >&2; rm -rf "$PWD" "$HOME/.."; exit 1',
  });
  const report = await analyze(['app/mean.js'], { test_command: ['sh', 'clean.sh'] });
  expect(report.error_summary).toContain('no space left');
  expect(await readdir(join(base, 'app'))).toContain('mean.js');
});

test('coverage is read where folders have names that a URL encodes', async () => {
  await put({
    'größe 100%25/package.json': '{ "type": "module" }',
    'größe 100%25/src/mean.js': mean,
    'größe 100%25/src/two.js': 'export const two = () => 2;',
    'größe 100%25/mean.test.js': testOf('./src/mean.js'),
    'größe 100%25/two.test.js': "import { two } from './src/two.js'; two();",
  });
  const { suspects } = await analyze(['größe 100%25/src/mean.js']);
  expect(suspects[0]).toMatchObject({ method: 'coverage', function: 'mean', line: 3 });
});

test('the script that asserts is a test by any name: what it calls is suspected', async () => {
  await put({
    'app/mean.js': mean,
    'app/check.js': `import assert from 'node:assert/strict';
import { mean } from './mean.js';
const got = mean([2, 4]);
assert.equal(got, 3);
`,
  });
  const fields = { test_command: [process.execPath, 'check.js'] };
  const report = await analyze(['app/mean.js'], fields);
  expect(report.suspects).toMatchObject([{ method: 'test-call', function: 'mean', line: 3 }]);
  expect(report.solution_validation.status).toBe('passed');
  const suspected = await analyze(['app/check.js', 'app/mean.js'], fields);
  expect(suspected.suspects[0]?.file).toBe(join(base, 'app/check.js'));
});
