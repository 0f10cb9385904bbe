import { globSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { detachResume, detachRetry, retryRun, waitForRun } from '../../src/index.ts';
import { scratchProject } from '../scratch-project.ts';

const failing = {
  tasks: [
    { task_id: 'a', agent: 'echo' },
    { task_id: 'b', agent: 'echo', dependencies: ['a'], input_data: { fail: 'as asked' } },
  ],
};

const mended = JSON.stringify({
  tasks: [failing.tasks[0], { task_id: 'b', agent: 'echo', dependencies: ['a'] }],
});

describe('detachRetry', () => {
  test('makes a new run that takes over what holds', async () => {
    using project = scratchProject();
    const first = await project.run(failing);
    const started = await detachRetry('latest', { cwd: project.folder, plan: mended });
    if (!started.ok) throw new Error(started.result.error ?? '');
    expect(started.value.run_id).not.toBe(first.run_id);
    expect(await waitForRun(started.value.run_id, { cwd: project.folder })).toMatchObject({
      value: {
        status: 'success',
        parent_run_id: first.run_id,
        results: [{ task_id: 'a', reused_from: first.run_id }, { task_id: 'b' }],
      },
    });
  });

  test('starts nothing for a task that is not there', async () => {
    using project = scratchProject();
    await project.run(failing);
    const options = { cwd: project.folder, from: ['c'] };
    expect(await detachRetry('latest', options)).toMatchObject({
      ok: false,
      result: { exit_code: 2, errors: [{ code: 'UNKNOWN_TASK' }] },
    });
  });
});

describe('detachResume', () => {
  test('goes on with a run that broke off, under its id', async () => {
    using project = scratchProject();
    const first = await project.run({ tasks: [{ task_id: 'a', agent: 'echo' }] });
    for (const file of globSync(['traces/runs/*/result.json', 'traces/dispatch-*.json'], {
      cwd: project.folder,
    })) {
      rmSync(project.path(file));
    }
    const started = await detachResume('latest', { cwd: project.folder });
    if (!started.ok) throw new Error(started.result.error ?? '');
    expect(started.value.run_id).toBe(first.run_id);
    expect(await waitForRun('latest', { cwd: project.folder })).toMatchObject({
      value: { run_id: first.run_id, status: 'success' },
    });
  });

  test('starts nothing for a run that is not there', async () => {
    using project = scratchProject();
    expect(await detachResume('latest', { cwd: project.folder })).toMatchObject({
      ok: false,
      result: { exit_code: 2 },
    });
    expect(project.files()).toEqual(['dispatch.config.json']);
  });
});

describe('grants', () => {
  test('of the start of a run hold for whoever retries it, unless only those of now are to hold', async () => {
    using project = scratchProject();
    const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'dispatch-elsewhere-')));
    const path = join(elsewhere, 'made.txt');
    const plan = { tasks: [{ task_id: 'a', agent: 'echo', input_data: { writes: path } }] };
    const first = await project.run(plan, { flags: { allowDirs: [elsewhere] } });
    expect(first.status).toBe('success');
    const at = { cwd: project.folder, env: {}, from: ['a'] };
    const given = await retryRun('latest', { ...at, grants: 'given' });
    expect(given).toMatchObject({ exit_code: 2, errors: [{ path: 'tasks[0].input_data.writes' }] });
    rmSync(path);
    expect(await retryRun('latest', at)).toMatchObject({ status: 'success' });
    rmSync(elsewhere, { recursive: true });
  });
});
