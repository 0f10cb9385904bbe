import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runResultSchema, traceIndexSchema } from '@parallel-dispatcher/schema';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { catchesSignals } from './catches-signals.ts';
import { startCli, type CliProcess } from './start-cli.ts';
import { fileAppears, makeWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await makeWorkspace();
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
});

/** Starts a run of one finished, one held and one waiting task, and waits until the held one works. */
async function startHeld(agent: 'latch' | 'stubborn'): Promise<CliProcess> {
  const started = workspace.file('started');
  const plan = await workspace.plan({
    tasks: [
      { task_id: 'done', agent: 'echo' },
      { task_id: 'held', agent, dependencies: ['done'], input_data: { started } },
      { task_id: 'waiting', agent: 'echo', dependencies: ['held'] },
    ],
  });
  const running = startCli(['run', plan], { cwd: workspace.folder });
  await Promise.race([fileAppears(started), running.ended]);
  return running;
}

describe('a signal ends a run in order', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s with exit code %i, a document and an index', async (signal, code) => {
    const { child, ended } = await startHeld('latch');
    child.kill(signal);
    const end = await ended;
    expect(end).toMatchObject({ code, signal: null, stderr: '' });
    const document = runResultSchema.parse(JSON.parse(end.stdout));
    expect(document).toMatchObject({
      exit_code: code,
      stopped: { reason: 'signal', detail: signal },
      results: [{ outcome: 'succeeded' }, { outcome: 'cancelled' }, { status: 'error' }],
    });
    const index = await readFile(resolve(workspace.folder, document.trace_index ?? ''), 'utf8');
    expect(traceIndexSchema.parse(JSON.parse(index)).exit_code).toBe(code);
  });

  test('also when an agent never looks up', async () => {
    const { child, ended } = await startHeld('stubborn');
    child.kill('SIGTERM');
    const end = await ended;
    expect(end.code).toBe(143);
    expect(runResultSchema.parse(JSON.parse(end.stdout)).results).toMatchObject([
      { outcome: 'succeeded' },
      { outcome: 'cancelled' },
      { status: 'error' },
    ]);
  });

  test('also while stdin is still open', async () => {
    const { child, ended } = startCli([], { cwd: workspace.folder, stdin: null });
    await catchesSignals(child);
    child.kill('SIGINT');
    const end = await ended;
    expect(end).toMatchObject({ code: 130, stderr: '' });
    expect(runResultSchema.parse(JSON.parse(end.stdout)).stopped?.detail).toBe('SIGINT');
  });
});

describe('when nothing answers any more', () => {
  /** Starts a command whose config never finishes loading. */
  async function startStuck(): Promise<CliProcess> {
    const marker = workspace.file('loading');
    await writeFile(
      workspace.file('stuck.config.js'),
      `import { writeFileSync } from 'node:fs';
       writeFileSync(${JSON.stringify(marker)}, '');
       await new Promise(() => { setInterval(() => {}, 1_000); });`,
    );
    const stuck = startCli(['run', '--config', 'stuck.config.js'], { cwd: workspace.folder });
    await Promise.race([fileAppears(marker), stuck.ended]);
    return stuck;
  }

  test('one signal still gets a document', async () => {
    const { child, ended } = await startStuck();
    child.kill('SIGTERM');
    const end = await ended;
    expect(end).toMatchObject({ code: 143, signal: null, stderr: '' });
    expect(runResultSchema.parse(JSON.parse(end.stdout))).toMatchObject({
      exit_code: 143,
      errors: [{ code: 'INTERRUPTED' }],
    });
  });

  test('a second SIGINT ends the process at once, its document whole', async () => {
    const { child, ended } = await startStuck();
    const again = setInterval(() => child.kill('SIGINT'), 100);
    const end = await ended;
    clearInterval(again);
    expect(end).toMatchObject({ code: 130, signal: null, stderr: '' });
    expect(runResultSchema.parse(JSON.parse(end.stdout))).toMatchObject({
      exit_code: 130,
      errors: [{ code: 'INTERRUPTED' }],
    });
  });
});
