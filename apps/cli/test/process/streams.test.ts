import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runEventSchema, runResultSchema } from '@parallel-dispatcher/schema';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runCli, startCli } from './start-cli.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const bin = fileURLToPath(new URL('../../bin/dispatch.js', import.meta.url));

let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
});

const echo = new URL('fixtures/echo.js', import.meta.url).href;
const noisy = { tasks: [{ task_id: 'noisy', agent: 'echo' }] };
const large = {
  tasks: Array.from({ length: 40 }, (_, index) => ({
    task_id: `big-${index}`,
    agent: 'big',
    input_data: { length: 50_000 },
  })),
};

describe('stdout', () => {
  test.each(['text', 'json', 'stream-json'])(
    'shows as %s what a hook made of the result',
    async (format) => {
      const config = `export default {
        agents: [${JSON.stringify(fileURLToPath(echo))}],
        hooks: { transformResult: () => ({ short: true, type: 'mine' }) },
      };`;
      await writeFile(workspace.file('short.config.js'), config);
      const plan = await workspace.plan({ tasks: [{ task_id: 'a', agent: 'echo' }] });
      const args = ['run', plan, '--config', 'short.config.js', '--output-format', format];
      const end = await runCli(args, { cwd: workspace.folder });
      expect(end).toMatchObject({ code: 0, stderr: '' });
      const shown = format === 'stream-json' ? end.stdout.trim().split('\n').at(-1) : end.stdout;
      const type = format === 'stream-json' ? 'result' : 'mine';
      expect(JSON.parse(shown ?? '')).toMatchObject({ short: true, status: 'success', type });
    },
  );

  test('is one document although the agent prints, and stderr is empty', async () => {
    const plan = await workspace.plan(noisy);
    const end = await runCli(['run', plan], { cwd: workspace.folder });
    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(runResultSchema.parse(JSON.parse(end.stdout)).status).toBe('success');
  });

  test.each([
    ['a success', noisy],
    ['a failure', { tasks: [{ task_id: 'bad', agent: 'fail' }] }],
    ['a refusal', { tasks: [{ task_id: 'bad', agent: 'nobody' }] }],
  ])('of %s stays one document with stderr merged into it', async (_name, plan) => {
    const merged = workspace.file('merged.json');
    const handle = await open(merged, 'w');
    const child = spawn(process.execPath, [bin], {
      cwd: workspace.folder,
      stdio: ['pipe', handle.fd, handle.fd],
    });
    child.stdin?.end(JSON.stringify(plan));
    await once(child, 'exit');
    await handle.close();
    runResultSchema.parse(JSON.parse(await readFile(merged, 'utf8')));
  });

  test('is one document although the config and an agent print while they are imported', async () => {
    await writeFile(
      workspace.file('loud.mjs'),
      `console.log('LOUD'); console.error('LOUD'); setTimeout(() => console.log('LATE'), 0);
       export { default } from ${JSON.stringify(echo)};`,
    );
    await writeFile(
      workspace.file('loud.config.js'),
      `console.log('CONFIG'); export default { agents: ['./loud.mjs'] };`,
    );
    const end = await runCli(['run', '-', '--config', 'loud.config.js'], {
      cwd: workspace.folder,
      stdin: JSON.stringify({ tasks: [{ task_id: 'a', agent: 'echo' }] }),
    });
    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(runResultSchema.parse(JSON.parse(end.stdout))).toMatchObject({ status: 'success' });
  });

  test('has all of a large document through a pipe', async () => {
    const plan = await workspace.plan(large, 'large.json');
    const end = await runCli(['run', plan], { cwd: workspace.folder });
    expect(end.code).toBe(0);
    expect(runResultSchema.parse(JSON.parse(end.stdout)).results).toHaveLength(40);
  });

  test('may be closed by its reader without a word', async () => {
    const plan = await workspace.plan(noisy);
    const { child, ended } = startCli(['run', plan, '--output-format', 'stream-json'], {
      cwd: workspace.folder,
    });
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ signal: null, stderr: '' });
  });

  test('that is full is told on stderr, exit code 3', async () => {
    const full = await open('/dev/full', 'w').catch(() => undefined);
    if (full === undefined) return; // Linux has it, macOS does not.
    const child = spawn(process.execPath, [bin, 'schema', 'plan'], {
      cwd: workspace.folder,
      stdio: ['ignore', full.fd, 'pipe'],
    });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const [code] = (await once(child, 'close')) as [number];
    await full.close();
    expect(code).toBe(3);
    expect(stderr).toMatch(/^dispatch: stdout cannot be written: .*ENOSPC/);
  });
});

describe('stream-json', () => {
  test('is one event a line, the result last', async () => {
    const plan = await workspace.plan({
      tasks: [
        { task_id: 'a', agent: 'echo' },
        { task_id: 'b', agent: 'fail', dependencies: ['a'] },
      ],
    });
    const end = await runCli(['run', plan, '--output-format', 'stream-json'], {
      cwd: workspace.folder,
    });
    const lines = end.stdout.trimEnd().split('\n');
    const { type, ...result } = JSON.parse(lines.pop() ?? '') as { type: string };
    expect(type).toBe('result');
    expect(runResultSchema.parse(result)).toMatchObject({ exit_code: 1, status: 'partial' });
    const events = lines.map((line) => runEventSchema.parse(JSON.parse(line)));
    expect(events[0]?.type).toBe('run_started');
    expect(events.at(-1)?.type).toBe('run_finished');
    expect(events.filter(({ type: kind }) => kind === 'settled')).toHaveLength(2);
    expect(events.map(({ seq }) => seq)).toEqual(
      events.map(({ seq }) => seq).toSorted((a, b) => a - b),
    );
  });

  test('is one line for a refused command', async () => {
    const end = await runCli(['--output-format=stream-json', '--bogus'], { cwd: workspace.folder });
    expect(JSON.parse(end.stdout)).toMatchObject({ type: 'result', exit_code: 2 });
    expect(end.stdout.trimEnd()).not.toContain('\n');
  });
});

describe('text', () => {
  test('has no colour in a pipe, and colour when it is forced', async () => {
    const plan = await workspace.plan(noisy);
    const args = ['validate', plan, '--output-format', 'text'];
    const plain = await runCli(args, { cwd: workspace.folder });
    expect(plain.stdout).toBe('✓ The plan is valid: 1 task.\n');
    const coloured = await runCli(args, { cwd: workspace.folder, env: { FORCE_COLOR: '1' } });
    expect(coloured.stdout).toContain('\u001b[32m');
  });

  test('of a run tells where its traces are', async () => {
    const plan = await workspace.plan(noisy);
    const end = await runCli(['run', plan, '--output-format', 'text'], { cwd: workspace.folder });
    expect(end.stdout).toMatch(/^success {2}1 of 1 task succeeded in /);
    expect(end.stdout).toMatch(/^Traces {2}traces\/dispatch-\d{8}_\d{6}(?:-\d+)?\.json$/m);
  });
});
