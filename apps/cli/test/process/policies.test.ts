import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RunResult, PlanInput } from '@parallel-dispatcher/schema';
import { runCli } from './start-cli.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
});

async function run(plan: PlanInput, ...flags: readonly string[]): Promise<RunResult> {
  const file = await workspace.plan(plan);
  const { stdout } = await runCli(['run', file, ...flags], { cwd: workspace.folder });
  return JSON.parse(stdout) as RunResult;
}

const chain = (length: number): PlanInput => ({
  tasks: Array.from({ length }, (_, index) => ({
    task_id: `t${index}`,
    agent: 'echo',
    ...(index > 0 && { dependencies: [`t${index - 1}`] }),
  })),
});

describe('flags of a run', () => {
  test('--on-failure no-new starts nothing after a failure', async () => {
    const plan = {
      tasks: [
        { task_id: 'f', agent: 'fail', priority: 1 },
        { task_id: 'a', agent: 'echo' },
      ],
    };
    const result = await run(plan, '--on-failure', 'no-new', '--max-workers', '1');
    expect(result).toMatchObject({
      stopped: { reason: 'failure' },
      results: [{ outcome: 'failed' }, { outcome: 'cancelled' }],
    });
  });

  test('--trace-content none keeps no output', async () => {
    const plan = { tasks: [{ task_id: 'a', agent: 'echo', input_data: { word: 'pineapple' } }] };
    const flags = ['--trace-content', 'none', '--trace-dir', 'bare', '--max-attempts', '1'];
    const result = await run(plan, ...flags, '--no-cache');
    expect(result).toMatchObject({ exit_code: 0, trace_status: { resumable: false } });
    const traces = workspace.file('bare');
    for (const entry of readdirSync(traces, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      expect(readFileSync(join(entry.parentPath, entry.name), 'utf8')).not.toContain('pineapple');
    }
  });

  test.each([
    ['--on-failure', 'stop'],
    ['--max-attempts', '0'],
    ['--trace-content', 'some'],
  ])('%s %s is refused', async (...flags) => {
    expect(await run(chain(1), ...flags)).toMatchObject({ errors: [{ code: 'BAD_USAGE' }] });
  });
});

describe('--require-trace', () => {
  test('starts nothing where traces cannot be written', async () => {
    await writeFile(workspace.file('occupied'), '');
    const result = await run(chain(1), '--require-trace', '--trace-dir', 'occupied');
    expect(result).toMatchObject({
      exit_code: 3,
      run_id: null,
      errors: [{ code: 'TRACE_REQUIRED' }],
    });
  });

  test('starts nothing where traces keep nothing to go on from', async () => {
    const result = await run(chain(1), '--require-trace', '--trace-content', 'none');
    expect(result).toMatchObject({ exit_code: 3, errors: [{ code: 'TRACE_REQUIRED' }] });
  });

  test('starts nothing more when the journal fails', async () => {
    const bin = fileURLToPath(new URL('../../bin/dispatch.js', import.meta.url));
    const plan = await workspace.plan(chain(40));
    // Files may have 20 KiB: enough for the plan, not for the journal.
    const command = `ulimit -f 40; exec "${process.execPath}" "${bin}" run "${plan}" --require-trace`;
    const child = spawn('sh', ['-c', command], {
      cwd: workspace.folder,
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    const [code] = (await once(child, 'close')) as [number];
    const result = JSON.parse(stdout) as RunResult;
    expect([code, result.exit_code, result.stopped?.reason]).toEqual([3, 3, 'trace']);
    expect(result.results[0]?.outcome).toBe('succeeded');
    expect(result.results.at(-1)?.outcome).toBe('cancelled');
  });
});

test('dispatch agents new writes an agent that a plan can name', async () => {
  const args = ['agents', 'new', 'review-code', '--dir', 'mine'];
  const { code, stdout } = await runCli(args, { cwd: workspace.folder });
  expect(code).toBe(0);
  const { files } = JSON.parse(stdout) as { files: readonly string[] };
  expect(files.every((file) => file.startsWith('mine/review-code'))).toBe(true);
  const written = readFileSync(join(workspace.folder, 'mine/review-code.test.ts'), 'utf8');
  expect(written).toContain("import { test } from 'node:test';");
  const again = await runCli(args, { cwd: workspace.folder });
  expect([again.code, JSON.parse(again.stdout)]).toMatchObject([
    2,
    { errors: [{ code: 'FILE_EXISTS' }] },
  ]);
});
