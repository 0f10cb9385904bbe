import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  cp,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { debugInputSchema, debugOutputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import { analyzeFailure } from '../src/analyze-failure.ts';
import type { DebugPorts } from '../src/debug-ports.ts';
import { runCommand } from '../src/process/run-command.ts';

let base: string;
let root: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'fix-trial-'));
  root = join(base, 'shop');
  await cp(join(import.meta.dirname, 'projects/shop'), root, { recursive: true });
});
afterEach(async () => {
  await rm(base, { recursive: true });
});

async function analyze(
  fields: Record<string, unknown> = {},
  ports: Partial<DebugPorts> = {},
): Promise<DebugOutput> {
  const input = debugInputSchema.parse({
    problem_description: 'Totals are NaN.',
    affected_files: [join(root, 'src/cart.js'), join(root, 'src/tax.js')],
    analysis_depth: 'deep',
    test_command: [process.execPath, '--test'],
    ...fields,
  });
  const report = await analyzeFailure(input, {
    readText: (path) => readFile(path, 'utf8'),
    runCommand,
    ...ports,
  });
  expect(debugOutputSchema.safeParse(report).error).toBeUndefined();
  return report;
}

/** Every path below a folder with what tells whether it was touched. */
async function stateOf(folder: string): Promise<readonly string[]> {
  const paths = await readdir(folder, { recursive: true });
  return await Promise.all(
    paths.toSorted().map(async (path) => {
      const full = join(folder, path);
      const stat = await lstat(full);
      const content = stat.isFile()
        ? createHash('sha256')
            .update(await readFile(full))
            .digest('hex')
        : stat.isSymbolicLink()
          ? await readlink(full)
          : '';
      return [path, stat.mode, stat.mtimeMs, stat.ino, content].join(' ');
    }),
  );
}

/** A killed process that its parent has not asked about is a zombie, and runs no more. */
async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat !== null && !/\) [ZX] /.test(stat);
}

describe('a project whose bug a rule can mend', () => {
  test('is searched, mended on a copy and tested, with nothing but the command', async () => {
    const before = await stateOf(base);
    const report = await analyze();
    expect(await stateOf(base)).toStrictEqual(before);
    expect(report.suspects[0]).toMatchObject({
      rank: 1,
      tied: false,
      method: 'coverage',
      function: 'subtotal',
      file: join(root, 'src/cart.js'),
    });
    expect(report.suspects[0]?.lines?.map(({ line, rank }) => ({ line, rank }))).toContainEqual({
      line: 5,
      rank: expect.any(Number),
    });
    expect(report.hypotheses[0]).toMatchObject({ verified: true });
    expect(report.root_cause).toMatchObject({
      confidence_basis: { method: 'coverage', right: 8, bugs: 26, tied_with: 0 },
      confidence_score: 8 / 26,
      confidence_level: 'Low',
    });
    expect(report.root_cause.validation_method).toMatch(/fails without the fix and passes with it/);
    expect(report.solution_validation).toMatchObject({
      status: 'passed',
      reason: null,
      runs: [
        { on: 'original', exit_code: 1 },
        { on: 'patched', exit_code: 0 },
        { on: 'original', exit_code: 1 },
      ],
    });
    expect(report.solution.patch).toContain(
      '--- a/src/cart.js\n+++ b/src/cart.js\n@@ -2,7 +2,7 @@',
    );
  });

  test('is mended as the compiler would', async () => {
    const file = join(root, 'src/tax.js');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('rates.get(', 'rates.gett('));
    const cart = join(root, 'src/cart.js');
    await writeFile(cart, (await readFile(cart, 'utf8')).replace('i <= items', 'i < items'));
    const report = await analyze();
    expect(report.suspects[0]).toMatchObject({ method: 'stack', function: 'rateOf', tied: false });
    expect(report.root_cause.primary_cause).toMatch(/^Verified: .*Did you mean 'get'\?/);
    expect(report.solution.fixed_code).toContain('return rates.get(country) ?? 0;');
    expect(report.solution_validation.status).toBe('passed');
  });

  test('takes the patch', async () => {
    const { solution } = await analyze();
    await writeFile(join(base, 'fix.patch'), solution.patch ?? '');
    const env = { PATH: process.env['PATH'] ?? '' };
    const run = async (argv: readonly string[]) =>
      await runCommand({ argv, folder: root, env, timeoutMs: 60_000 });
    expect(await run(['patch', '-p1', '-i', '../fix.patch'])).toMatchObject({ exitCode: 0 });
    expect(await run([process.execPath, '--test'])).toMatchObject({ exitCode: 0 });
  });
});

test('a command that deletes and writes does so on a copy', async () => {
  await symlink('src/cart.js', join(root, 'link.js'));
  const before = await stateOf(base);
  const script = `const fs = require('fs'); fs.writeFileSync('link.js', ''); fs.rmSync('src', { recursive: true });
    fs.writeFileSync('new.txt', process.env.HOME); process.exit(3);`;
  const report = await analyze({ test_command: [process.execPath, '-e', script] });
  expect(await stateOf(base)).toStrictEqual(before);
  expect(report.solution_validation.runs[0]).toMatchObject({ on: 'original', exit_code: 3 });
});

test('a command that hangs is ended with all that it started', async () => {
  const script = `require('child_process').spawn('sleep', ['600'], { stdio: 'inherit' }); setInterval(() => {}, 1000);`;
  const end = await runCommand({
    argv: [process.execPath, '-e', script],
    folder: root,
    env: { PATH: process.env['PATH'] ?? '' },
    timeoutMs: 300,
  });
  expect(end).toMatchObject({ exitCode: null, stopped: 'it took more than 300 ms' });
});

test('a daemon that a command leaves behind is ended too', async () => {
  const file = join(base, 'pid');
  const script = `const { pid } = require('child_process').spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
    require('fs').writeFileSync(${JSON.stringify(file)}, String(pid)); process.exit(1);`;
  await analyze({ test_command: [process.execPath, '-e', script] });
  const pid = Number(await readFile(file, 'utf8'));
  // Where nothing tells such processes apart, they stay.
  if (process.platform === 'linux') expect(await isRunning(pid)).toBe(false);
});

test('a run that is cancelled ends at once, and leaves no copy behind', async () => {
  const cancel = new AbortController();
  const copies: string[] = [];
  const analysis = analyze(
    { test_command: [process.execPath, '-e', 'setInterval(() => {}, 1000)'] },
    {
      signal: cancel.signal,
      runCommand: async (request) => {
        copies.push(request.folder);
        expect(existsSync(join(request.folder, 'src/cart.js'))).toBe(true);
        setImmediate(() => cancel.abort(new Error('enough')));
        return await runCommand(request);
      },
    },
  );
  await expect(analysis).rejects.toThrow('enough');
  expect(copies).toHaveLength(1);
  expect(copies.filter((folder) => existsSync(folder))).toStrictEqual([]);
});

test('a command that cannot start is told, and confidence is not raised by it', async () => {
  const report = await analyze({ test_command: ['no-such-program'] });
  expect(report.solution_validation).toMatchObject({ status: 'not_run' });
  expect(report.not_measured.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['tests', 'coverage', 'root_cause.confidence_score']),
  );
  expect(report.root_cause.confidence_score).toBeNull();
});

test('a command that passes shows no fault', async () => {
  const report = await analyze({ test_command: [process.execPath, '--test', 'test/tax.test.js'] });
  expect(report.error_summary).toMatch(/^The test command passes: it shows no fault/);
  expect(report.solution_validation).toMatchObject({
    status: 'not_run',
    reason: 'the test command passes without any change',
  });
});

test.each(['quick', 'standard'])('nothing runs at depth %s', async (depth) => {
  const report = await analyze({ analysis_depth: depth });
  expect(report.solution_validation).toMatchObject({ status: 'not_run', runs: [] });
  expect(report.solution_validation.reason).toBe('commands run at depth deep only');
});
