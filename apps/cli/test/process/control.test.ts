import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runEventSchema, type RunEvent, type RunResult } from '@parallel-dispatcher/schema';
import { runCli, startCli } from './start-cli.ts';
import { fileAppears, makeWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
const pids: number[] = [];
beforeEach(async () => {
  workspace = await makeWorkspace();
});
afterEach(async () => {
  for (const pid of pids.splice(0)) if (await isStillOurs(pid)) kill(pid, 'SIGKILL');
  await workspace[Symbol.asyncDispose]();
});

/** The id of a process that has ended is soon that of another one, or of a thread of another one. */
async function isStillOurs(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === workspace.folder;
}

interface Answered {
  readonly code: number | null;
  readonly document: Record<string, unknown>;
}

async function cli(...args: readonly string[]): Promise<Answered> {
  const { code, stdout, stderr } = await runCli(args, { cwd: workspace.folder });
  expect(stderr).toBe('');
  return { code, document: JSON.parse(stdout) as Record<string, unknown> };
}

const gate = (name: string, more: object = {}, input: object = {}) => ({
  task_id: name,
  agent: 'gate',
  input_data: { name, calls: workspace.file('calls'), ...input },
  ...more,
});

/** `first`, then `held`, which waits for the file `open`, then `last`. */
const heldPlan = (): Promise<string> => {
  const held = { started: workspace.file('started'), open: workspace.file('open') };
  return workspace.plan({
    tasks: [
      gate('first'),
      gate('held', { dependencies: ['first'] }, held),
      gate('last', { dependencies: ['held'] }),
    ],
  });
};

interface Detached {
  readonly id: string;
  readonly pid: number;
  readonly runDir: string;
}

async function detachHeld(...flags: readonly string[]): Promise<Detached> {
  const { code, document } = await cli('run', await heldPlan(), '--detach', ...flags);
  expect(code).toBe(0);
  expect(document).toMatchObject({ status: 'started', trace_dir: workspace.file('traces') });
  const [id, pid] = [document['run_id'] as string, document['pid'] as number];
  pids.push(pid);
  await fileAppears(workspace.file('started'));
  return { id, pid, runDir: join(workspace.folder, 'traces/runs', id) };
}

const openGate = (): Promise<void> => writeFile(workspace.file('open'), '');

const callsOf = async (): Promise<readonly string[]> =>
  (await readFile(workspace.file('calls'), 'utf8')).trim().split('\n');

const outcomes = (document: unknown): readonly string[] =>
  (document as RunResult).results.map(({ outcome }) => outcome);

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
}

describe('a detached run', () => {
  test('outlives its command and a hang-up, and its result is there for who waits', async () => {
    const { id, pid } = await detachHeld('--output-file', 'result.json');
    kill(pid, 'SIGHUP');
    expect(await cli('status')).toMatchObject({
      code: 0,
      document: {
        run_id: id,
        state: 'running',
        resumable: false,
        status: null,
        outcomes: { succeeded: 1 },
        total_tasks: 3,
        running: [{ task_id: 'held', attempt: 1 }],
        owner: { pid },
      },
    });
    expect(existsSync(workspace.file('result.json'))).toBe(false);
    const waiting = cli('wait', id);
    await openGate();
    const { code, document } = await waiting;
    expect(code).toBe(0);
    expect(document).toMatchObject({ run_id: id, status: 'success' });
    await fileAppears(workspace.file('result.json'));
    expect(JSON.parse(await readFile(workspace.file('result.json'), 'utf8'))).toEqual(document);
    expect(await cli('status', id)).toMatchObject({
      document: { state: 'finished', exit_code: 0, running: [], owner: null },
    });
  });

  test('takes away an old result, and passes its exit code on', async () => {
    await writeFile(workspace.file('result.json'), '{"status":"success"}');
    const plan = await workspace.plan({ tasks: [{ task_id: 'f', agent: 'fail' }] });
    await cli('run', plan, '--detach', '--output-file', 'result.json');
    const { code, document } = await cli('wait');
    expect([code, document['exit_code'], outcomes(document)]).toEqual([1, 1, ['failed']]);
  });

  test('is resumed and retried by itself, too', async () => {
    const { id, pid } = await detachHeld();
    kill(pid, 'SIGKILL');
    await openGate();
    const resumed = await cli('resume', id, '--detach');
    expect(resumed).toMatchObject({ code: 0, document: { run_id: id, status: 'started' } });
    pids.push(resumed.document['pid'] as number);
    expect(await cli('wait', id)).toMatchObject({ code: 0, document: { status: 'success' } });
    const retried = await cli('retry', id, '--detach', '--only', 'last');
    expect(retried).toMatchObject({ code: 0, document: { status: 'started' } });
    pids.push(retried.document['pid'] as number);
    const { document } = await cli('wait', retried.document['run_id'] as string);
    expect(outcomes(document)).toEqual(['cached', 'cached', 'succeeded']);
    expect(document['parent_run_id']).toBe(id);
    expect(await callsOf()).toEqual(['first', 'held', 'held', 'last', 'last']);
    expect(await cli('trace', 'ls')).toMatchObject({
      document: { runs: [{ parent_run_id: id }, { run_id: id, parent_run_id: null }] },
    });
    expect(await cli('resume', 'nope', '--detach')).toMatchObject({
      code: 2,
      document: { errors: [{ code: 'RUN_NOT_FOUND' }] },
    });
  });

  test('gets its plan where nobody sees it', async () => {
    const { pid, runDir } = await detachHeld();
    if (process.platform === 'linux') {
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('held');
    }
    expect(statSync(join(runDir, 'plan.json')).mode & 0o777).toBe(0o600);
  });

  test('is refused here when its plan is, and then nothing is started', async () => {
    const plan = await workspace.plan({ tasks: [{ task_id: 'a', agent: 'ekho' }] });
    const { code, document } = await cli('run', plan, '--detach', '--output-file', 'r.json');
    expect([code, document['exit_code']]).toEqual([2, 2]);
    expect(JSON.parse(await readFile(workspace.file('r.json'), 'utf8'))).toEqual(document);
    expect(existsSync(workspace.file('traces'))).toBe(false);
  });

  test('is refused where it would leave no traces to find it by', async () => {
    await writeFile(workspace.file('traces'), '');
    expect(await cli('run', await heldPlan(), '--detach')).toMatchObject({
      code: 3,
      document: { errors: [{ code: 'TRACE_REQUIRED' }] },
    });
  });

  test('says with its last words why it did not start', async () => {
    await writeFile(
      workspace.file('die.mjs'),
      `if (process.argv[1].includes('detached')) throw new Error('no luck');`,
    );
    const { code, stdout } = await runCli(['run', await heldPlan(), '--detach'], {
      cwd: workspace.folder,
      env: { NODE_OPTIONS: `--import=${workspace.file('die.mjs')}` },
    });
    const { errors } = JSON.parse(stdout) as RunResult;
    expect([code, errors[0]?.code]).toEqual([3, 'DETACH_FAILED']);
    expect(errors[0]?.message).toContain('no luck');
  });

  test('that was killed is gone on with, to the same result, and nothing is paid twice', async () => {
    const { id, pid } = await detachHeld();
    expect(await cli('resume', id)).toMatchObject({
      code: 2,
      document: { errors: [{ code: 'RUN_HELD' }] },
    });
    kill(pid, 'SIGKILL');
    expect(await cli('wait', id)).toMatchObject({
      code: 1,
      document: { errors: [{ code: 'RUN_INTERRUPTED' }] },
    });
    expect(await cli('status', id)).toMatchObject({
      document: { state: 'interrupted', resumable: true, outcomes: { succeeded: 1 }, owner: null },
    });
    await openGate();
    const resumed = await cli('resume', id);
    expect(resumed.code).toBe(0);
    expect(await callsOf()).toEqual(['first', 'held', 'held', 'last']);
    const unbroken = await cli('run', workspace.file('plan.json'));
    expect(canonical(resumed.document)).toEqual(canonical(unbroken.document));
  });

  test('ends in order after SIGTERM', async () => {
    const { id, pid } = await detachHeld();
    const waiting = cli('wait', id);
    kill(pid, 'SIGTERM');
    expect(await waiting).toMatchObject({ code: 143, document: { stopped: { reason: 'signal' } } });
  });
});

/** What does not depend on when and where a run was. */
function canonical(document: unknown): unknown {
  const { status, exit_code, results } = document as RunResult;
  return {
    status,
    exit_code,
    results: results.map(({ task_id, outcome, output, error }) => ({
      task_id,
      outcome,
      output,
      error,
    })),
  };
}

describe('dispatch wait', () => {
  test('says after its time that the run goes on, and how to wait again', async () => {
    const { id } = await detachHeld();
    const { code, document } = await cli('wait', id, '--timeout', '0.3');
    expect(code).toBe(4);
    expect(document).toMatchObject({ errors: [{ code: 'RUN_NOT_FINISHED', retryable: true }] });
    expect((document as unknown as RunResult).errors[0]?.hint).toContain(`dispatch wait ${id}`);
    expect(await cli('status', id)).toMatchObject({ document: { state: 'running' } });
  });

  test('sees the end also where there is no socket', async () => {
    const { id, runDir } = await detachHeld();
    await rm(join(runDir, 'control.sock'));
    const waiting = cli('wait', id);
    await openGate();
    expect(await waiting).toMatchObject({ code: 0 });
  });

  test('is done at once with a run that is over', async () => {
    const plan = await workspace.plan({ tasks: [gate('a')] });
    const { document } = await cli('run', plan);
    expect(await cli('wait')).toMatchObject({ code: 0, document: { run_id: document['run_id'] } });
  });
});

describe('dispatch cancel', () => {
  test('stops a run that another process has', async () => {
    const { id } = await detachHeld();
    const waiting = cli('wait', id);
    expect(await cli('cancel', id, '--reason', 'enough of it')).toMatchObject({
      code: 0,
      document: { run_id: id, task_id: null, status: 'delivered' },
    });
    const { code, document } = await waiting;
    expect(code).toBe(1);
    expect(document).toMatchObject({ stopped: { reason: 'cancelled', detail: 'enough of it' } });
    expect(outcomes(document)).toEqual(['succeeded', 'cancelled', 'cancelled']);
    expect(await cli('cancel', id)).toMatchObject({
      code: 2,
      document: { errors: [{ code: 'RUN_ENDED' }] },
    });
  });

  test('stops one task, and knows the one that was meant', async () => {
    const { id } = await detachHeld();
    expect(await cli('cancel', id, '--task', 'hled')).toMatchObject({
      code: 2,
      document: { errors: [{ code: 'UNKNOWN_TASK', hint: 'Did you mean "held"?' }] },
    });
    expect(await cli('cancel', id, '--task', 'first')).toMatchObject({
      code: 2,
      document: { errors: [{ code: 'TASK_ENDED' }] },
    });
    await cli('cancel', id, '--task', 'held');
    expect(outcomes((await cli('wait', id)).document)).toEqual([
      'succeeded',
      'cancelled',
      'blocked',
    ]);
  });

  test('is stored where no process has the run, and carried out once', async () => {
    const { id, pid, runDir } = await detachHeld();
    kill(pid, 'SIGKILL');
    await cli('wait', id);
    expect(await cli('cancel', id)).toMatchObject({ code: 0, document: { status: 'stored' } });
    expect(statSync(join(runDir, 'orders.jsonl')).mode & 0o777).toBe(0o600);
    await openGate();
    const resumed = await cli('resume', id);
    expect(resumed).toMatchObject({ code: 1, document: { stopped: { reason: 'cancelled' } } });
    expect(await callsOf()).toEqual(['first', 'held']);
    expect(outcomes((await cli('resume', id)).document)).toEqual([
      'succeeded',
      'succeeded',
      'succeeded',
    ]);
    expect((await logsOf(id)).filter(({ type }) => type === 'cancel')).toHaveLength(1);
  });

  test('of one task is stored, too', async () => {
    const { id, pid } = await detachHeld();
    kill(pid, 'SIGKILL');
    await cli('wait', id);
    await cli('cancel', id, '--task', 'last');
    await openGate();
    expect(outcomes((await cli('resume', id)).document)).toEqual([
      'succeeded',
      'succeeded',
      'cancelled',
    ]);
  });
});

async function logsOf(...args: readonly string[]): Promise<readonly RunEvent[]> {
  const { code, stdout } = await runCli(['logs', ...args], { cwd: workspace.folder });
  expect(code).toBe(0);
  return stdout
    .trim()
    .split('\n')
    .map((line) => runEventSchema.parse(JSON.parse(line)));
}

describe('dispatch logs', () => {
  test('says that the process of the run is gone where it followed to no end', async () => {
    const { id, pid } = await detachHeld();
    const { child, ended } = startCli(['logs', id, '-f'], { cwd: workspace.folder });
    await once(child.stdout!, 'data');
    kill(pid, 'SIGKILL');
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`^dispatch: Run ${id} broke off.*dispatch resume ${id}`, 'u'),
    );
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => runEventSchema.parse(JSON.parse(line)));
    expect(events.at(-1)?.type).not.toBe('run_finished');
    // Without -f it is a look at what there is.
    expect(await logsOf(id)).not.toHaveLength(0);
  });

  test('follows a run to its end, each event once and in order', async () => {
    const { id } = await detachHeld();
    const { child, ended } = startCli(['logs', id, '-f'], { cwd: workspace.folder });
    const first = Promise.withResolvers<void>();
    child.stdout?.once('data', () => first.resolve());
    await first.promise;
    await openGate();
    const { code, stdout } = await ended;
    expect(code).toBe(0);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => runEventSchema.parse(JSON.parse(line)));
    const seqs = events.map(({ seq }) => seq);
    expect(seqs).toEqual([...new Set(seqs)].toSorted((one, other) => one - other));
    expect([events[0]?.type, events.at(-1)?.type]).toEqual(['run_started', 'run_finished']);
    const kept = await logsOf(id);
    expect(new Set(seqs)).toEqual(new Set([...seqs, ...kept.map(({ seq }) => seq)]));
  });

  test('is for people, too', async () => {
    const plan = await workspace.plan({ tasks: [gate('a'), { task_id: 'f', agent: 'fail' }] });
    await cli('run', plan);
    const args = ['logs', '--output-format', 'text'];
    const { stdout } = await runCli(args, { cwd: workspace.folder });
    const lines = stdout.trim().split('\n');
    expect(lines.every((line) => line.length <= 80)).toBe(true);
    expect(stdout).toMatch(/▸ a\n/);
    expect(stdout).toMatch(/✗ f .*AGENT_FAILED/);
    expect(lines.at(-1)).toContain('run ended: partial, exit code 1');
  });

  test('leaves a run alone that it no longer follows', async () => {
    const { id } = await detachHeld();
    const { child, ended } = startCli(['logs', id, '-f'], { cwd: workspace.folder });
    const first = Promise.withResolvers<void>();
    child.stdout?.once('data', () => first.resolve());
    await first.promise;
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(await cli('status', id)).toMatchObject({ document: { state: 'running' } });
  });
});

test.each(['status', 'wait', 'cancel', 'logs'])(
  'dispatch %s names a run that is not there',
  async (name) => {
    const { code, document } = await cli(name, 'nope');
    expect(code).toBe(2);
    expect((document as unknown as RunResult).errors).toHaveLength(1);
  },
);
