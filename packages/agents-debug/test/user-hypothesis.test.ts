import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { debugInputSchema, debugOutputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import { analyzeFailure } from '../src/analyze-failure.ts';
import { runCommand } from '../src/process/run-command.ts';

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'user-hypothesis-')));
  await cp(join(import.meta.dirname, 'projects/ledger'), root, { recursive: true });
  await writeFile(join(root, 'package.json'), '{ "type": "module" }\n');
  await git('init', '--quiet', '--initial-branch=main');
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

async function git(...args: readonly string[]): Promise<string> {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
  const env = { PATH: process.env['PATH'] ?? '', GIT_CONFIG_GLOBAL: '/dev/null' };
  const end = await runCommand({
    argv: ['git', ...who, ...args],
    folder: root,
    env,
    timeoutMs: 60_000,
  });
  if (end.exitCode !== 0) throw new Error(end.output);
  return end.output.trim();
}

async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(root, file), 'utf8');
  await writeFile(join(root, file), text.replace(from, to));
}

async function commit(subject: string): Promise<string> {
  await git('add', '--all');
  await git('commit', '--quiet', '--allow-empty', '--message', subject);
  return await git('rev-parse', '--short=7', 'HEAD');
}

async function analyze(hypothesis: string): Promise<DebugOutput> {
  const input = debugInputSchema.parse({
    problem_description: 'The total is wrong.',
    affected_files: [join(root, 'src/total.js')],
    analysis_depth: 'deep',
    // Fails unless 2 EUR and 10 USD are 11 EUR.
    test_command: ['sh', '-c', 'test "$(node src/total.js)" = 11'],
    failing_input: { text: '2 EUR\n10 USD\n' },
    hypothesis,
  });
  const report = await analyzeFailure(input, {
    readText: (path) => readFile(path, 'utf8'),
    runCommand,
  });
  expect(debugOutputSchema.safeParse(report).error).toBeUndefined();
  return report;
}

const usersOf = (report: DebugOutput) => report.hypotheses.find(({ source }) => source === 'user');
const kindsOf = (report: DebugOutput, ids: readonly string[] = []) =>
  report.evidence.filter(({ id }) => ids.includes(id)).map(({ kind }) => kind);

describe('a commit that the user names', () => {
  test('is the cause where the command passes without it', async () => {
    await commit('Good');
    await change('src/total.js', '* rates', '/ rates');
    const bad = await commit('Divide');
    await change('src/total.js', 'console.log', ' console.log');
    await commit('Something else');
    const report = await analyze(`It is broken since commit ${bad}`);
    expect(usersOf(report)).toMatchObject({ verified: true, contradicted_by: [] });
    expect(report.root_cause.primary_cause).toMatch(/^Verified: It is broken since commit/);
    expect(report.root_cause.validation_method).toMatch(/passes without it/);
    expect(report.solution.patch).toBeNull();
    expect(await git('status', '--porcelain')).toBe('');
  });

  test('is not where it fails all the same', async () => {
    const first = await commit('Good');
    await change('src/total.js', 'console.log', ' console.log');
    const innocent = await commit('Indent');
    await change('src/total.js', '* rates', '/ rates');
    await commit('Divide');
    const report = await analyze(`The change of total.js in ${innocent}`);
    const users = usersOf(report);
    expect(users?.verified).toBe(false);
    expect(kindsOf(report, users?.contradicted_by)).toStrictEqual(['revert_trial']);
    expect(usersOf(await analyze(`since ${first}`))?.verified).toBe(false);
  });

  test('is told to be untried where later changes stand on it', async () => {
    await commit('Good');
    await change('src/total.js', '* rates', '/ rates');
    const bad = await commit('Divide');
    await change('src/total.js', '/ rates', '/  rates');
    await commit('On top of it');
    const report = await analyze(`since commit ${bad}`);
    const users = usersOf(report);
    expect(report.not_measured).toContainEqual({
      what: 'hypothesis',
      reason: expect.stringContaining('later changes stand on it'),
    });
    expect(users?.verified).toBe(false);
    expect(kindsOf(report, users?.supported_by)).toStrictEqual(['first_failing']);
  });

  test('what is not committed can be meant too', async () => {
    await commit('Good');
    await change('src/total.js', '* rates', '/ rates');
    const report = await analyze('something in the uncommitted changes');
    expect(usersOf(report)).toMatchObject({ verified: true });
  });
});

describe('a change that the user spells out', () => {
  beforeEach(async () => {
    await change('src/total.js', '* rates', '/ rates');
    await commit('Divide');
  });

  test.each([
    'In the loop, `amount /` should be `amount *`',
    'one has to replace `/ rates` by `* rates`',
    'it needs `* rates` instead of `/ rates`',
  ])('%s: it is tried, and is the fix where the command passes', async (hypothesis) => {
    const report = await analyze(hypothesis);
    expect(usersOf(report)).toMatchObject({ verified: true });
    expect(report.solution.patch).toContain('+  for (const { amount, currency } of bookings)');
    expect(report.solution_validation.status).toBe('passed');
  });

  test('that does not help is refuted, and no fix', async () => {
    const report = await analyze('`let sum = 0` should be `let sum = 1`');
    const users = usersOf(report);
    expect(users?.verified).toBe(false);
    expect(kindsOf(report, users?.contradicted_by)).toStrictEqual(['fix_trial']);
    expect(report.solution.patch).toBeNull();
  });

  test('that could be meant in two places is not tried', async () => {
    const report = await analyze('`currency` should be `code`');
    expect(report.evidence.map(({ kind }) => kind)).not.toContain('user_change');
  });
});
