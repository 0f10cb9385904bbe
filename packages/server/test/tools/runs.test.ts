import { writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { runStatus } from '@parallel-dispatcher/runtime';
import { memoryClient } from '../memory-client.ts';
import { makeProject, type Project } from '../project.ts';

/** `a` is done at once, `held` when the file `open` is there. */
const heldPlan = (project: Project) => ({
  tasks: [
    { task_id: 'a', agent: 'worker', input_data: { value: 1 } },
    { task_id: 'held', agent: 'worker', input_data: { open: project.path('open') } },
  ],
});

describe('a run', () => {
  test('is a handle at first, and its result when it has ended', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    const started = await server.call('dispatch', { plan: heldPlan(project) });
    expect(started.isError).toBeUndefined();
    expect(started.structuredContent).toMatchObject({ status: 'running', finished: false });
    const { run_id: run } = started.structuredContent;
    expect(started.structuredContent.next).toContain('wait_run');
    const early = await server.call('wait_run', { run_id: run, wait_ms: 0 });
    expect(early.structuredContent).toMatchObject({ run_id: run, finished: false });
    expect((await server.call('run_status', { run_id: run })).structuredContent).toMatchObject({
      run_id: run,
      state: 'running',
      total_tasks: 2,
    });
    writeFileSync(project.path('open'), '');
    expect((await server.call('wait_run', { run_id: run })).structuredContent).toMatchObject({
      run_id: run,
      status: 'success',
      finished: true,
      summary: { successful: 2 },
    });
  });

  test('goes on when the request that waits for it is taken back', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    const started = await server.call('dispatch', { plan: heldPlan(project) });
    const { run_id: run } = started.structuredContent;
    const leave = new AbortController();
    const waiting = server.call('wait_run', { run_id: run }, { signal: leave.signal });
    leave.abort();
    await expect(waiting).rejects.toThrow();
    expect(await runStatus(run, project.options)).toMatchObject({ value: { state: 'running' } });
    writeFileSync(project.path('open'), '');
    expect((await server.call('wait_run', { run_id: 'latest' })).structuredContent).toMatchObject({
      run_id: run,
      status: 'success',
    });
  });

  test('is started, resumed and retried once for a key, however often it is asked for', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    const ask = async (tool: string, args: object): Promise<string> =>
      (await server.call(tool, { ...args, idempotency_key: 'k' })).structuredContent.run_id;
    const plan = heldPlan(project);
    const [run, same] = await Promise.all([ask('dispatch', { plan }), ask('dispatch', { plan })]);
    expect([same, await ask('dispatch', { plan })]).toEqual([run, run]);
    const other = await ask('dispatch', { plan: { tasks: plan.tasks.slice(0, 1) } });
    expect(other).not.toBe(run);

    await server.call('cancel_run', { run_id: run });
    await server.call('wait_run', { run_id: run });
    expect(await ask('resume_run', { run_id: run })).toBe(run);
    await server.call('cancel_run', { run_id: run });
    const stopped = await server.call('wait_run', { run_id: run });
    expect(stopped.structuredContent).toMatchObject({ stopped: { reason: 'cancelled' } });
    // It ended meanwhile, and would go on if this were another order.
    expect(await ask('resume_run', { run_id: run })).toBe(run);
    const still = await server.call('wait_run', { run_id: run, wait_ms: 0 });
    expect(still.structuredContent).toMatchObject({ stopped: { reason: 'cancelled' } });

    writeFileSync(project.path('open'), '');
    const again = await ask('retry_run', { run_id: run });
    expect(await ask('retry_run', { run_id: run })).toBe(again);
    expect(again).not.toBe(run);
    const ended = await server.call('wait_run', { run_id: again });
    expect(ended.structuredContent).toMatchObject({ status: 'success', parent_run_id: run });
  });

  test('is cancelled, resumed and retried', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    const started = await server.call('dispatch', { plan: heldPlan(project) });
    const { run_id: run } = started.structuredContent;
    const cancelled = await server.call('cancel_run', { run_id: run, reason: 'enough' });
    expect(cancelled.structuredContent).toMatchObject({ run_id: run, status: 'delivered' });
    const stopped = await server.call('wait_run', { run_id: run });
    expect(stopped.structuredContent).toMatchObject({ stopped: { reason: 'cancelled' } });
    const again = await server.call('cancel_run', { run_id: run });
    expect(again).toMatchObject({
      isError: true,
      structuredContent: { errors: [{ code: 'RUN_ENDED' }] },
    });
    writeFileSync(project.path('open'), '');
    const resumed = await server.call('resume_run', { run_id: run, wait_ms: 50_000 });
    expect(resumed.structuredContent).toMatchObject({ run_id: run, finished: true });
    const retried = await server.call('retry_run', { run_id: run, wait_ms: 50_000 });
    expect(retried.structuredContent).toMatchObject({
      status: 'success',
      parent_run_id: run,
      results: [{ reused_from: run }, {}],
    });
  });

  test('is retried with a mended plan', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    const task = { task_id: 'a', agent: 'worker' };
    const plan = { tasks: [{ ...task, input_data: { fail: 'as asked' } }] };
    const failed = await server.call('dispatch', { plan, wait_ms: 50_000 });
    expect(failed).not.toHaveProperty('isError');
    expect(failed.structuredContent).toMatchObject({ status: 'failure', exit_code: 1 });
    expect(failed.content.filter(({ type }) => type === 'resource_link')).toHaveLength(2);
    const retried = await server.call('retry_run', {
      run_id: failed.structuredContent.run_id,
      plan: { tasks: [task] },
      wait_ms: 50_000,
    });
    expect(retried.structuredContent).toMatchObject({ status: 'success' });
  });

  test('that is not there is refused with a code', async () => {
    using project = makeProject();
    await using server = await memoryClient(project.options);
    for (const tool of ['run_status', 'wait_run', 'cancel_run', 'resume_run', 'retry_run']) {
      const answer = await server.call(tool, { run_id: '01K9ABCDEFGHJKMNPQRSTVWXYZ' });
      expect(answer).toMatchObject({
        isError: true,
        structuredContent: { errors: [{ code: expect.stringMatching(/^[A-Z_]+$/u) }] },
      });
    }
  });
});
