import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { RunEvent, RunResult } from '@parallel-dispatcher/schema';
import {
  cancelRun,
  detachRun,
  followRun,
  resumeRun,
  runStatus,
  waitForRun,
} from '../../src/index.ts';
import { echo, scratchProject, type ScratchProject } from '../scratch-project.ts';

const plan = {
  tasks: [
    { task_id: 'a', agent: 'echo' },
    { task_id: 'held', agent: 'echo', dependencies: ['a'], input_data: { wait: true } },
    { task_id: 'b', agent: 'echo', dependencies: ['held'] },
  ],
};

const at = (project: ScratchProject) => ({ cwd: project.folder, env: {} });

/** A run in this process, and when its task `held` says that it waits. */
function startHeld(project: ScratchProject): {
  readonly held: Promise<void>;
  readonly ended: Promise<RunResult>;
} {
  const held = Promise.withResolvers<void>();
  const ended = project.run(plan, {
    onEvent(event) {
      project.events.push(event);
      if (event.type === 'progress' && event.task === 'held') held.resolve();
    },
  });
  return { held: held.promise, ended };
}

/** Makes of a run that ended one whose owner left without a result. */
function breakOff(project: ScratchProject): void {
  for (const file of globSync(['traces/runs/*/result.json', 'traces/dispatch-*.json'], {
    cwd: project.folder,
  })) {
    rmSync(project.path(file));
  }
}

describe('a run that lives', () => {
  test('tells what it is at', async () => {
    using project = scratchProject();
    const { held, ended } = startHeld(project);
    await held;
    const status = await runStatus('latest', at(project));
    expect(status).toMatchObject({
      ok: true,
      value: {
        state: 'running',
        outcomes: { succeeded: 1 },
        total_tasks: 3,
        running: [{ task_id: 'held', message: 'waiting' }],
        owner: { pid: process.pid },
      },
    });
    await cancelRun('latest', at(project));
    await ended;
  });

  test('is followed without gap or repetition, hints included', async () => {
    using project = scratchProject();
    const { held, ended } = startHeld(project);
    await held;
    const before = project.events.length;
    const followed = await followRun('latest', { ...at(project), follow: true });
    if (!followed.ok) throw new Error('there is no run');
    const seen: RunEvent[] = [];
    for await (const event of followed.value) {
      if (seen.length === 0) void cancelRun('latest', { ...at(project), task: 'held' });
      seen.push(event);
    }
    await ended;
    const late = project.events.slice(before);
    expect(seen.slice(-late.length)).toEqual(late);
    const hints = new Set(['started', 'progress', 'settled']);
    const facts = project.events.slice(0, before).filter(({ type }) => !hints.has(type));
    expect(seen.slice(0, -late.length)).toEqual(facts);
  });

  test('is waited for, also in vain', async () => {
    using project = scratchProject();
    const { held, ended } = startHeld(project);
    await held;
    expect(await waitForRun('latest', { ...at(project), timeoutMs: 1 })).toMatchObject({
      ok: false,
      errors: [{ code: 'RUN_NOT_FINISHED' }],
    });
    const leave = new AbortController();
    const left = waitForRun('latest', { ...at(project), signal: leave.signal });
    leave.abort();
    expect(await left).toMatchObject({ errors: [{ code: 'RUN_NOT_FINISHED' }] });
    const waiting = waitForRun('latest', at(project));
    await cancelRun('latest', { ...at(project), reason: 'enough' });
    const { run_id, stopped, results } = await ended;
    expect(await waiting).toMatchObject({ ok: true, value: { run_id, stopped, results } });
  });
});

describe('a run that broke off', () => {
  test('keeps orders until it is resumed, and carries each out once', async () => {
    using project = scratchProject();
    const first = startHeld(project);
    await first.held;
    await cancelRun('latest', at(project));
    await first.ended;
    breakOff(project);
    expect(await waitForRun('latest', at(project))).toMatchObject({
      errors: [{ code: 'RUN_INTERRUPTED' }],
    });
    const stored = [
      await cancelRun('latest', { ...at(project), task: 'held', reason: 'one' }),
      await cancelRun('latest', { ...at(project), task: 'b', reason: 'two' }),
    ];
    expect(stored).toMatchObject([
      { value: { status: 'stored' } },
      { value: { status: 'stored' } },
    ]);
    const result = await resumeRun('latest', at(project));
    expect(result.results.map(({ outcome }) => outcome)).toEqual([
      'succeeded',
      'cancelled',
      'blocked',
    ]);
    breakOff(project);
    await resumeRun('latest', at(project));
    const [journal = ''] = globSync('traces/runs/*/journal.jsonl', { cwd: project.folder });
    const reasons = [
      ...readFileSync(project.path(journal), 'utf8').matchAll(/"reason":"(one|two)"/g),
    ];
    expect(reasons.map(([, reason]) => reason)).toEqual(['one', 'two']);
  });

  test('is shown as far as its journal tells', async () => {
    using project = scratchProject();
    await project.run({ tasks: [{ task_id: 'a', agent: 'echo' }] });
    breakOff(project);
    expect(await runStatus('latest', at(project))).toMatchObject({
      value: {
        state: 'interrupted',
        resumable: true,
        status: null,
        outcomes: { succeeded: 1 },
        running: [],
        owner: null,
      },
    });
  });
});

describe('detachRun', () => {
  const text = JSON.stringify({ tasks: [{ task_id: 'a', agent: 'echo' }] });

  test('answers when the run has its journal', async () => {
    using project = scratchProject();
    const started = await detachRun(text, { cwd: project.folder });
    if (!started.ok) throw new Error(started.result.error ?? '');
    const run = started.value.run_id;
    expect(globSync(`traces/runs/${run}/journal.jsonl`, { cwd: project.folder })).toHaveLength(1);
    expect(started.value.commands[1]).toEqual(['dispatch', 'wait', run]);
    expect(await waitForRun(run, at(project))).toMatchObject({ value: { status: 'success' } });
  });

  test('answers when the run can be stopped', async () => {
    using project = scratchProject();
    const started = await detachRun(JSON.stringify(plan), { cwd: project.folder });
    if (!started.ok) throw new Error(started.result.error ?? '');
    const { run_id: run } = started.value;
    expect(await cancelRun(run, at(project))).toMatchObject({ value: { status: 'delivered' } });
    expect(await waitForRun(run, at(project))).toMatchObject({
      value: { stopped: { reason: 'cancelled' } },
    });
  });

  test('gives up in time', async () => {
    using project = scratchProject();
    const options = { cwd: project.folder, startTimeoutMs: 1 };
    expect(await detachRun(text, options)).toMatchObject({
      ok: false,
      result: { exit_code: 3, errors: [{ code: 'DETACH_FAILED' }] },
    });
  });

  test('calls each hook once', async () => {
    using project = scratchProject();
    writeFileSync(
      project.path('dispatch.config.mjs'),
      `import { appendFileSync } from 'node:fs';
      export default {
        agents: [${JSON.stringify(echo)}],
        hooks: { beforeDispatch: () => appendFileSync(${JSON.stringify(project.path('calls'))}, 'x') },
      };`,
    );
    const options = { ...at(project), env: process.env, configFile: 'dispatch.config.mjs' };
    const started = await detachRun(text, options);
    if (!started.ok) throw new Error(started.result.error ?? '');
    await waitForRun(started.value.run_id, options);
    expect(readFileSync(project.path('calls'), 'utf8')).toBe('x');
  });

  test('leaves nothing of a plan that is refused', async () => {
    using project = scratchProject();
    expect(await detachRun('{', { cwd: project.folder })).toMatchObject({
      ok: false,
      result: { exit_code: 2 },
    });
    expect(project.files()).toEqual(['dispatch.config.json']);
  });
});
