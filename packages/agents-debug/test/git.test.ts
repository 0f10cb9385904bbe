import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { debugInputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import { analyzeFailure } from '../src/analyze-failure.ts';
import { countCompanions } from '../src/git/count-companions.ts';
import { findProject } from '../src/trial/find-project.ts';
import { runCommand } from '../src/process/run-command.ts';

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'git-facts-')));
  await cp(join(import.meta.dirname, 'projects/shop'), root, { recursive: true });
  await git('init', '--quiet', '--initial-branch=main');
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

async function git(...args: readonly string[]): Promise<string> {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
  const env = { PATH: process.env['PATH'] ?? '', GIT_CONFIG_GLOBAL: '/dev/null' };
  const argv = ['git', ...who, ...args];
  const end = await runCommand({ argv, folder: root, env, timeoutMs: 60_000 });
  if (end.exitCode !== 0) throw new Error(end.output);
  return end.output.trim();
}

/** Commits the project with this condition in the loop of `subtotal`. */
async function commit(condition: string, subject: string): Promise<string> {
  const file = join(root, 'src/cart.js');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/i <=? items\.length(?: \+ 0)*/, condition));
  await git('add', '--all');
  await git('commit', '--quiet', '--allow-empty', '--message', subject);
  return await git('rev-parse', '--short=7', 'HEAD');
}

async function analyze(fields: Record<string, unknown> = {}): Promise<DebugOutput> {
  const input = debugInputSchema.parse({
    problem_description: 'Totals are NaN.',
    affected_files: [join(root, 'src/cart.js')],
    ...fields,
  });
  return await analyzeFailure(input, {
    readText: (path) => readFile(path, 'utf8'),
    runCommand,
  });
}

function summaries(report: DebugOutput, kind: string): readonly string[] {
  return report.evidence.filter((one) => one.kind === kind).map(({ summary }) => summary);
}

describe('the history of an affected file', () => {
  test('tells its last changes and where the line of a trace is from', async () => {
    const first = await commit('i < items.length', 'Add carts');
    const second = await commit('i <= items.length', 'Count "all" items');
    const trace = `TypeError: x\n    at subtotal (${join(root, 'src/cart.js')}:5:3)`;
    const report = await analyze({ error_traces: [trace] });
    expect(summaries(report, 'recent_change')).toStrictEqual([
      expect.stringContaining(`commit ${second} (`),
      expect.stringContaining(`commit ${first} (`),
    ]);
    expect(summaries(report, 'blamed_line')).toStrictEqual([
      expect.stringMatching(
        new RegExp(`^line 5 of .*cart\\.js is of commit ${second} .*Count "all" items$`),
      ),
    ]);
  });

  test('tells who imports it', async () => {
    await commit('i < items.length', 'Add carts');
    await writeFile(join(root, 'main.py'), 'import cart\n');
    const report = await analyze();
    expect(summaries(report, 'imported_by')).toStrictEqual([
      expect.stringMatching(/cart\.js is imported by test\/cart\.test\.js$/),
    ]);
    const py = await analyze({ affected_files: [join(root, 'main.py')] });
    expect(summaries(py, 'imported_by')).toStrictEqual([]);
  });

  test('is named as not measured where there is none', async () => {
    await rm(join(root, '.git'), { recursive: true });
    const report = await analyze();
    expect(report.not_measured).toContainEqual({
      what: 'git_history',
      reason: expect.stringContaining('not a git repository'),
    });
  });
});

test('a project that its repository ignores is taken by itself', async () => {
  await writeFile(join(root, '.gitignore'), 'inner/\n');
  await cp(join(import.meta.dirname, 'projects/shop'), join(root, 'inner'), { recursive: true });
  const ports = { runCommand };
  const file = join(root, 'inner/src/cart.js');
  const inner = join(root, 'inner');
  expect(await findProject(file, ports)).toStrictEqual({ root: inner, folder: inner });
  await writeFile(join(root, '.gitignore'), '');
  expect(await findProject(file, ports)).toStrictEqual({ root, folder: inner });
  expect(await findProject(join(root, 'x.js'), ports)).toStrictEqual({ root, folder: root });
});

describe('the first failing commit', () => {
  const command = { analysis_depth: 'deep', test_command: [process.execPath, '--test'] };

  test('is found, and the repository stays as it was', async () => {
    await commit('i < items.length', 'Good');
    await commit('i < items.length + 0', 'Good too');
    const bad = await commit('i <= items.length', 'Bad');
    for (const round of [1, 2, 3]) await commit('i <= items.length', `After ${round}`);
    const before = await git('status', '--porcelain');
    const refs = await git('for-each-ref');
    const report = await analyze(command);
    const [found] = summaries(report, 'first_failing');

    expect(found).toContain(`fails since commit ${bad} (`);
    expect(await git('status', '--porcelain')).toBe(before);
    expect(await git('for-each-ref')).toBe(refs);
    expect(await git('worktree', 'list')).not.toContain('\n');
  });

  test('is none where the change is not committed', async () => {
    await commit('i < items.length', 'Good');
    const file = join(root, 'src/cart.js');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('i < items.length', 'i <= items.length'));
    expect(summaries(await analyze(command), 'first_failing')).toStrictEqual([
      expect.stringContaining('is not committed yet'),
    ]);
  });

  test('is not known where no commit passes', async () => {
    await commit('i <= items.length', 'Bad from the start');
    const report = await analyze(command);
    expect(report.not_measured.map(({ what }) => what)).toContain('first_failing_commit');
  });
});

test('files that mostly change together are companions, releases tie nothing', () => {
  const commits = [
    ['a', 'b'],
    ['a', 'b', 'c'],
    ['a', 'b'],
    ['a'],
    ['a', ...Array.from({ length: 40 }, (_, at) => `x${at}`)],
  ].map((files, at) => ({ id: `${at}`, date: '', subject: '', files }));
  expect(countCompanions('a', commits)).toStrictEqual([{ file: 'b', together: 3 }]);
});
