import { describe, expect, test } from '@jest/globals';
import { planSchema, type RunEventOf, type RunResult } from '@parallel-dispatcher/schema';
import { applyBeforeDispatch } from '../../src/hooks/apply-before-dispatch.ts';
import { callHook } from '../../src/hooks/call-hook.ts';
import { checkHooks } from '../../src/hooks/check-hooks.ts';
import { TaskWatcher } from '../../src/hooks/task-watcher.ts';
import { transformResult } from '../../src/hooks/transform-result.ts';
import { refusedResult } from '../../src/result/refused-result.ts';

const plan = planSchema.parse({ tasks: [{ task_id: 'a' }] });
const result: RunResult = { ...refusedResult([], 0), status: 'success', run_id: 'r1' };

const settled = (task: string): RunEventOf<'settled'> => ({
  v: 1,
  seq: 0,
  at_ms: 0,
  ts: '2025-10-06T12:00:00.000Z',
  type: 'settled',
  outcome: {
    task,
    outcome: 'succeeded',
    output: { list: [1] },
    error: null,
    blocked_by: null,
    attempts: 1,
    duration_ms: 1,
    artifacts: [],
  },
});

const fail = (): never => {
  throw new Error('no such thing');
};

describe('checkHooks', () => {
  test('takes functions of the known names', () => {
    expect(checkHooks({ afterTask: fail })).toMatchObject({ ok: true });
    expect(checkHooks(undefined)).toStrictEqual({ ok: true, value: {} });
  });

  test.each([
    [{ afterTasks: fail }, 'UNKNOWN_FIELD', 'config.hooks.afterTasks'],
    [{ afterTask: 'log it' }, 'INVALID_TYPE', 'config.hooks.afterTask'],
    ['afterTask', 'INVALID_TYPE', 'config.hooks'],
  ])('refuses %j', (hooks, code, path) => {
    expect(checkHooks(hooks)).toMatchObject({ ok: false, errors: [{ code, path }] });
  });
});

describe('callHook', () => {
  test('gives up on one that never ends', async () => {
    const answer = await callHook('afterTask', () => new Promise(() => undefined), { withinMs: 1 });
    expect(answer).toMatchObject({ ok: false, error: { code: 'HOOK_FAILED' } });
  });
});

describe('applyBeforeDispatch', () => {
  test('keeps the plan where the hook answers nothing, whatever it does to its copy', async () => {
    const applied = await applyBeforeDispatch(plan, {
      beforeDispatch: (copy) => {
        Object.assign(copy, { tasks: [] });
      },
    });
    expect(applied).toStrictEqual({ ok: true, value: plan });
  });

  test('takes the plan that it answers, checked like any other', async () => {
    const other = { tasks: [{ task_id: 'b' }] };
    const applied = await applyBeforeDispatch(plan, { beforeDispatch: () => other });
    expect(applied).toMatchObject({ ok: true, value: { tasks: [{ task_id: 'b', priority: 0 }] } });
    const bad = await applyBeforeDispatch(plan, { beforeDispatch: () => ({ tasks: [{}] }) });
    expect(bad).toMatchObject({
      ok: false,
      errors: [{ path: 'config.hooks.beforeDispatch().tasks[0].task_id' }],
    });
  });

  test('refuses the plan when it throws', async () => {
    expect(await applyBeforeDispatch(plan, { beforeDispatch: fail })).toMatchObject({
      ok: false,
      errors: [{ code: 'HOOK_REFUSED', message: expect.stringContaining('no such thing') }],
    });
  });
});

describe('TaskWatcher', () => {
  test('shows each end, as a copy', async () => {
    const seen: string[] = [];
    const event = settled('a');
    const watcher = new TaskWatcher({
      afterTask: (outcome) => {
        seen.push(outcome.task);
        Object.assign(outcome, { output: 'changed' });
      },
    });
    watcher.see(event);
    expect(await watcher.warnings()).toStrictEqual([]);
    expect(seen).toStrictEqual(['a']);
    expect(event.outcome.output).toStrictEqual({ list: [1] });
  });

  test('waits no longer than there is time', async () => {
    const watcher = new TaskWatcher({ afterTask: () => new Promise(() => undefined) });
    watcher.see(settled('a'));
    expect(await watcher.warnings({ withinMs: 1 })).toMatchObject([{ code: 'HOOK_FAILED' }]);
  });

  test('says once that it failed, and how often', async () => {
    const watcher = new TaskWatcher({ afterTask: fail });
    for (const task of ['a', 'b', 'c']) watcher.see(settled(task));
    expect(await watcher.warnings()).toMatchObject([
      { code: 'HOOK_FAILED', message: expect.stringContaining('(3 times)') },
    ]);
  });
});

describe('transformResult', () => {
  test('changes the form, never what a caller branches on', async () => {
    const changed = await transformResult(result, {
      transformResult: () => ({ short: true, exit_code: 0, status: 'failure' }),
    });
    expect(changed).toStrictEqual({ short: true, status: 'success', exit_code: 0, run_id: 'r1' });
  });

  test.each([
    ['throws', fail],
    ['answers a text', () => 'text'],
    ['answers a function in an object', () => ({ f: fail })],
  ])('keeps the result where it %s', async (_name, hook) => {
    const kept = await transformResult(result, { transformResult: hook as () => never });
    expect(kept).toMatchObject({ status: 'success', warnings: [{ code: 'HOOK_FAILED' }] });
  });
});
