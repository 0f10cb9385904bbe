import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runResultSchema, type RunResult } from '@parallel-dispatcher/schema';
import { mkdir, writeFile } from 'node:fs/promises';
import { runCli } from './start-cli.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
});

async function expectDocument(args: readonly string[], code: number): Promise<RunResult> {
  const end = await runCli(args, { cwd: workspace.folder });
  expect(end).toMatchObject({ code, signal: null, stderr: '' });
  const document = runResultSchema.parse(JSON.parse(end.stdout));
  expect(document.exit_code).toBe(code);
  return document;
}

describe('the exit code, and the document that says the same', () => {
  test('0 when every task succeeded', async () => {
    const plan = await workspace.plan(
      {
        tasks: [
          { task_id: 'a', agent: 'echo', input_data: { x: 1 } },
          { task_id: 'b', agent: 'echo', dependencies: ['a'] },
        ],
      },
      'good.json',
    );
    const document = await expectDocument(['run', plan], 0);
    expect(document).toMatchObject({
      status: 'success',
      results: [
        { task_id: 'a', output: { echoed: { x: 1 } } },
        { task_id: 'b', output: { upstream: ['a'] } },
      ],
    });
  });

  test('1 when a task failed, with what it blocked', async () => {
    const plan = await workspace.plan(
      {
        tasks: [
          { task_id: 'bad', agent: 'fail' },
          { task_id: 'after', agent: 'echo', dependencies: ['bad'] },
          { task_id: 'good', agent: 'echo' },
        ],
      },
      'partial.json',
    );
    const document = await expectDocument([plan], 1);
    expect(document).toMatchObject({
      status: 'partial',
      results: [
        { outcome: 'failed' },
        { outcome: 'blocked', blocked_by: 'bad' },
        { outcome: 'succeeded' },
      ],
    });
  });

  test('1 when an agent took its thread down', async () => {
    const plan = await workspace.plan({ tasks: [{ task_id: 'x', agent: 'crash' }] }, 'crash.json');
    expect(await expectDocument([plan], 1)).toMatchObject({ status: 'failure' });
  });

  test('2 for a plan with errors', async () => {
    const plan = await workspace.plan(
      { tasks: [{ task_id: 'a', agent: 'ekho', dependencies: ['b'] }] },
      'bad.json',
    );
    const { errors } = await expectDocument([plan], 2);
    expect(errors.length).toBeGreaterThan(0);
  });

  test('2 for a file that is not there, with the one that was meant', async () => {
    await workspace.plan({ tasks: [] }, 'release.plan.json');
    const { errors } = await expectDocument(['run', 'relaese.plan.json'], 2);
    expect(errors).toMatchObject([
      { code: 'INPUT_NOT_FOUND', hint: 'Did you mean release.plan.json?' },
    ]);
  });

  test('2 for a folder', async () => {
    await mkdir(workspace.file('folder.json'));
    const { errors } = await expectDocument(['run', 'folder.json'], 2);
    expect(errors).toMatchObject([{ code: 'INPUT_IS_DIRECTORY' }]);
  });

  test.each([
    [['run', '--max-worker', '3'], 'Did you mean --max-workers?'],
    [['--output-format', 'xml'], 'See dispatch --help.'],
    [['valdate', 'plan.json'], /^Did you mean dispatch validate\?/],
    [['valdate'], 'Did you mean the command: dispatch validate?'],
    [['run', '--max-workers', 'many'], 'See dispatch run --help.'],
    [['run', '--timeout', '-1'], 'See dispatch run --help.'],
    [['run', '--timeout'], 'See dispatch run --help.'],
    [['schema', 'plam'], 'See dispatch schema --help.'],
    [['run', 'plan.json', '--agent', 'echo'], 'dispatch run --agent echo --input plan.json'],
    [['run', '--input', 'x.json'], /^dispatch run --agent NAME --input x.json/],
    [['trace', 'shwo'], /show/],
  ])('2 for %j, with a hint', async (args, hint) => {
    const { errors } = await expectDocument(args, 2);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.hint).toMatch(hint);
  });

  test('3 for an output file that cannot be, before anything runs', async () => {
    const plan = await workspace.plan({ tasks: [{ task_id: 'a', agent: 'echo' }] }, 'never.json');
    const args = ['run', plan, '--output-file', 'absent/result.json', '--trace-dir', 'never'];
    const document = await expectDocument(args, 3);
    expect(document).toMatchObject({ run_id: null, errors: [{ code: 'OUTPUT_FILE_UNWRITABLE' }] });
  });

  test('4 when the run deadline passed', async () => {
    const plan = await workspace.plan(
      {
        tasks: [
          { task_id: 'slow', agent: 'latch', input_data: { started: workspace.file('slow') } },
        ],
      },
      'slow.json',
    );
    const document = await expectDocument(['run', plan, '--run-timeout', '0.2'], 4);
    expect(document).toMatchObject({ stopped: { reason: 'run_deadline' } });
  });

  test('70 for an error that nobody caught', async () => {
    await writeFile(
      workspace.file('broken.config.js'),
      `setImmediate(() => { throw new TypeError('boom'); });
       await new Promise(() => { setInterval(() => {}, 1_000); });
       export default {};`,
    );
    const document = await expectDocument(['agents', '--config', 'broken.config.js'], 70);
    expect(document.errors).toMatchObject([{ code: 'INTERNAL_BUG', message: 'TypeError: boom' }]);
  });

  test('70 when a config waits for something that never comes', async () => {
    await writeFile(workspace.file('waiting.config.js'), 'await new Promise(() => {});');
    const document = await expectDocument(['agents', '--config', 'waiting.config.js'], 70);
    expect(document.errors).toMatchObject([{ code: 'INTERNAL_BUG' }]);
  });
});
