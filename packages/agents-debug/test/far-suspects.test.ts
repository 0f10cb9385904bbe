import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { debugInputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import { analyzeFailure } from '../src/analyze-failure.ts';
import { runCommand } from '../src/process/run-command.ts';

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'far-suspects-')));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
}

async function commitAll(subject: string): Promise<void> {
  const env = { PATH: process.env['PATH'] ?? '', GIT_CONFIG_GLOBAL: '/dev/null' };
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    [...who, 'commit', '-qm', subject],
  ]) {
    await runCommand({ argv: ['git', ...args], folder: root, env, timeoutMs: 60_000 });
  }
}

async function analyze(files: readonly string[], fields: object): Promise<DebugOutput> {
  const affected = files.map((file) => join(root, file));
  const input = debugInputSchema.parse({
    problem_description: 'It is wrong.',
    affected_files: affected,
    ...fields,
  });
  return await analyzeFailure(input, {
    readText: (path) => readFile(path, 'utf8'),
    runCommand,
  });
}

const page = (size: number): string =>
  `export function page(items, { size = ${size}, at = 0 } = {}) {\n  return items.slice(at * size, (at + 1) * size);\n}\n`;

test('a function that the first failing commit changed comes before the one that the test calls', async () => {
  await write({
    'package.json': '{ "type": "module" }',
    'src/page.js': page(20),
    'src/list.js': `import { page } from './page.js';\nexport function firstPage(items) {\n  return page(items);\n}\n`,
    'test/list.test.js': `import { deepStrictEqual } from 'node:assert';\nimport { firstPage } from '../src/list.js';\ndeepStrictEqual(firstPage([1]), [1]);\n`,
  });
  await commitAll('Lists have pages');
  await write({ 'src/page.js': page(0) });
  await commitAll('Smaller pages');
  const report = await analyze(['src/list.js', 'src/page.js'], {
    analysis_depth: 'deep',
    test_command: ['node', 'test/list.test.js'],
  });
  expect(report.suspects).toMatchObject([
    { rank: 1, tied: false, function: 'page', method: 'test-call' },
    { rank: 2, tied: false, function: 'firstPage', method: 'test-call' },
  ]);
  const [factor] = report.root_cause.contributing_factors;
  expect(factor).toMatch(/: Smaller pages, which changed src\/page\.js; /);
  expect(report.solution.implementation_steps[0]).toMatch(
    /^Read what commit [\da-f]+ changed: `git show [\da-f]+`\. \[E\d+\]$/,
  );
});

test('a relative path of a trace is one below the project', async () => {
  await write({
    'pyproject.toml': '',
    'pay.py': 'def due(months):\n    return months * 2\n',
    'tests/test_pay.py': 'from pay import due\n\ndef test_due():\n    assert due(3) == 12\n',
  });
  const trace = `=================================== FAILURES ===================================
___________________________________ test_due ___________________________________

    def test_due():
>       assert due(3) == 12
E       assert 6 == 12

tests/test_pay.py:4: AssertionError`;
  const report = await analyze(['pay.py'], { analysis_depth: 'quick', error_traces: [trace] });
  expect(report.suspects).toMatchObject([{ function: 'due', method: 'test-call' }]);
  expect(report.bfros_analysis.behavior_expected).toMatch(/^12 /);
});

test('another change of the same line does not bear out what the user names', async () => {
  await write({
    'package.json': '{ "type": "module" }',
    'age.js': 'export function isChild(age) {\n  return age >= 3 || age < 13;\n}\n',
    'age.test.js': `import { ok } from 'node:assert';\nimport { isChild } from './age.js';\nok(!isChild(30));\nok(isChild(5));\n`,
  });
  const report = await analyze(['age.js'], {
    analysis_depth: 'deep',
    test_command: ['node', 'age.test.js'],
    hypothesis: '`age < 13` should be `age <= 13`',
  });
  expect(report.root_cause.primary_cause).toMatch(/^Verified: .* `return age >= 3 && age < 13;` /);
  const users = report.hypotheses.find(({ source }) => source === 'user');
  expect(users).toMatchObject({ verified: false, supported_by: [] });
  expect(users?.contradicted_by).toHaveLength(1);
});

test('a command that is named from the root of several packages runs there', async () => {
  await write({
    'package.json': '{ "type": "module" }',
    'packages/core/package.json': '{ "type": "module" }',
    'packages/core/clamp.js':
      'export function clamp(n, low, high) {\n  return Math.min(low, Math.max(high, n));\n}\n',
    'packages/web/package.json': '{ "type": "module" }',
    'packages/web/volume.js': `import { clamp } from '../core/clamp.js';\nexport function volume(n) {\n  return clamp(n, 0, 100);\n}\n`,
    'packages/web/volume.test.js': `import { strictEqual } from 'node:assert';\nimport { volume } from './volume.js';\nstrictEqual(volume(50), 50);\n`,
  });
  const report = await analyze(['packages/web/volume.js', 'packages/core/clamp.js'], {
    analysis_depth: 'deep',
    test_command: ['node', 'packages/web/volume.test.js'],
    hypothesis: '`Math.min(low, Math.max(high, n))` should be `Math.min(high, Math.max(low, n))`',
  });
  expect(report.hypotheses.find(({ source }) => source === 'user')?.verified).toBe(true);
  expect(report.solution.patch).toContain('+++ b/packages/core/clamp.js');
});

test('a trace that leads out of the project is read, and its files share no folder', async () => {
  await write({ 'package.json': '{}', 'a.js': 'export const a = 1;\n' });
  const trace = 'TypeError: x is not a function\n    at main (/elsewhere/hosts.js:1:1)';
  const report = await analyze(['a.js'], { analysis_depth: 'quick', error_traces: [trace] });
  expect(report.suspects).toMatchObject([{ file: '/elsewhere/hosts.js', function: 'main' }]);
  expect(report.not_measured.map(({ what }) => what)).toContain('source of /elsewhere/hosts.js');
});
