import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { taskTraceSchema, type RunResult } from '@parallel-dispatcher/schema';
import { runCli } from './start-cli.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
let result: RunResult;
beforeAll(async () => {
  workspace = await makeWorkspace();
  const plan = await workspace.plan({
    tasks: [
      { task_id: 'odd/id: 1', agent: 'echo' },
      { task_id: 'bad', agent: 'fail' },
    ],
  });
  const end = await runCli(['run', plan], { cwd: workspace.folder });
  result = JSON.parse(end.stdout) as RunResult;
});
afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
});

async function ask(
  ...args: readonly string[]
): Promise<{ code: number | null; document: unknown }> {
  const end = await runCli(['trace', ...args], { cwd: workspace.folder });
  expect(end.stderr).toBe('');
  return { code: end.code, document: JSON.parse(end.stdout) };
}

test('ls lists the run', async () => {
  expect(await ask('ls')).toMatchObject({
    code: 0,
    document: { runs: [{ run_id: result.run_id, status: 'partial', task_count: 2 }] },
  });
});

test('show tells of the latest run, also by its id and by its index', async () => {
  const names = ['latest', result.run_id ?? '', result.trace_index ?? ''];
  for (const args of [[], ...names.map((name) => [name])]) {
    expect(await ask('show', ...args)).toMatchObject({
      code: 0,
      document: {
        run_id: result.run_id,
        tasks: [
          { task_id: 'odd/id: 1', state: 'succeeded' },
          { task_id: 'bad', state: 'failed' },
        ],
        result: { status: 'partial' },
      },
    });
  }
});

test('show tells of one task, with what its agent printed', async () => {
  const { code, document } = await ask('show', 'latest', 'odd/id: 1');
  expect(code).toBe(0);
  const { logs } = taskTraceSchema.parse(document);
  expect(logs.map(({ message }) => message)).toContain('{"noise": "on stdout"}');
});

test('show refuses a run or a task that is not there', async () => {
  expect(await ask('show', 'nothing')).toMatchObject({
    code: 2,
    document: { errors: [{ code: 'RUN_NOT_FOUND' }] },
  });
  expect(await ask('show', 'latest', 'bat')).toMatchObject({
    code: 2,
    document: { errors: [{ code: 'TRACE_NOT_FOUND', hint: 'Did you mean "bad"?' }] },
  });
});

test('ls refuses a folder that is not there', async () => {
  expect(await ask('ls', '--trace-dir', 'absent')).toMatchObject({
    code: 2,
    document: { errors: [{ code: 'TRACE_NOT_FOUND' }] },
  });
});

test('a run with nothing left to start says so, and is retried by the command that it names', async () => {
  const args = ['resume', 'latest', '--output-format', 'text'];
  const { code, stdout } = await runCli(args, { cwd: workspace.folder });
  expect(code).toBe(1);
  expect(stdout).toContain('No task was left to start: what ended stays as it is.');
  expect(stdout).toContain(`$ dispatch retry ${result.run_id}\n`);
  // The default folder of traces needs no flag.
  expect(stdout).toContain(`$ dispatch trace show ${result.run_id} bad\n`);
});
