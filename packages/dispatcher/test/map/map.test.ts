import { describe, expect, test } from '@jest/globals';
import { errorDetail } from '@parallel-dispatcher/schema';
import { expandTask, outcomesInOrder, type Expand } from '../../src/index.ts';
import { DrivenRun } from '../support/driven-run.ts';
import { runSetup, type TestTask } from '../support/run-setup.ts';

const items =
  (...list: readonly string[]): Expand =>
  () => ({ ok: true, value: list });
const failed = { status: 'failed' } as const;

/** `list` is done, `each` is a map over it that has just grown, `last` comes after. */
function mapped(
  expand: Expand,
  rules: TestTask['rules'] = {},
  limits: Parameters<typeof runSetup>[1] = { maxWorkers: 10 },
): DrivenRun {
  const run = new DrivenRun(
    runSetup(
      {
        list: [],
        each: { needs: ['list'], priority: 3, rules: { map: '${tasks.list.output}', ...rules } },
        last: ['each'],
        end: [],
      },
      limits,
    ),
  );
  run.decide();
  run.report('end');
  run.report('list');
  expect(run.decide().at(-1)).toEqual({ type: 'expand', task: 'each' });
  run.fold(expandTask(run.state, 'each', expand)!);
  return run;
}

describe('a map', () => {
  test('runs once an item, and has their outputs in order', () => {
    const run = mapped(items('x', 'y', 'z'));
    expect(run.submits()).toEqual(['each[0]', 'each[1]', 'each[2]']);
    for (const at of [2, 0, 1]) {
      run.report(`each[${at}]`, { status: 'succeeded', output: `out ${at}`, duration_ms: 5 });
    }
    expect(run.state.view.outcomeOf('each')).toMatchObject({
      outcome: 'succeeded',
      output: ['out 0', 'out 1', 'out 2'],
      attempts: 0,
      duration_ms: 15,
    });
    expect(run.submits()).toEqual(['last']);
  });

  test('holds no worker itself', () => {
    const run = mapped(items('x'), {}, { maxWorkers: 2 });
    expect(run.submits()).toEqual(['each[0]']);
    expect(run.state.running.size).toBe(1);
  });

  test('without items succeeded with none', () => {
    const run = mapped(items());
    expect(run.state.view.outcomeOf('each')).toMatchObject({ outcome: 'succeeded', output: [] });
  });

  test('runs no more items at once than it may', () => {
    const run = mapped(items('x', 'y', 'z'), { max_parallel: 2 });
    expect(run.submits()).toEqual(['each[0]', 'each[1]']);
    run.report('each[1]');
    expect(run.submits()).toEqual(['each[2]']);
  });

  test('fails with its items, and names how many and the first', () => {
    const run = mapped(items('x', 'y', 'z'));
    run.decide();
    run.report('each[2]', failed);
    run.report('each[0]');
    run.report('each[1]', failed);
    expect(run.state.view.outcomeOf('each')?.error).toMatchObject({
      code: 'MAP_ITEMS_FAILED',
      message: "2 of 3 items did not succeed; the first is 'each[1]'.",
      cause: { code: 'TASK_FAILED' },
    });
    expect(run.state.view.outcomeOf('last')).toMatchObject({
      outcome: 'blocked',
      blocked_by: 'each',
    });
  });

  test('that is optional has null for an item that failed', () => {
    const run = mapped(items('x', 'y'), { optional: true });
    run.decide();
    run.report('each[0]', failed);
    run.report('each[1]', { status: 'succeeded', output: 'fine' });
    expect(run.state.view.outcomeOf('each[0]')).toMatchObject({
      outcome: 'failed',
      optional: true,
    });
    expect(run.state.view.outcomeOf('each')?.output).toEqual([null, 'fine']);
  });

  test('whose list cannot be had fails with the reason', () => {
    const error = errorDetail({ code: 'NOT_A_LIST', message: 'It is a text.' });
    const run = mapped(() => ({ ok: false, errors: [error] }));
    expect(run.state.view.outcomeOf('each')).toMatchObject({ outcome: 'failed', error });
  });

  test.each([
    [
      'EXPAND_FAILED',
      () => {
        throw new Error('a bug');
      },
      {},
    ],
    ['MAP_TOO_LONG', items('x', 'y', 'z'), { max_items: 2 }],
  ] as const)('fails with %s', (code, expand, rules) => {
    expect(mapped(expand, rules).errorOf('each')).toBe(code);
  });

  test('whose items would be named as a task of the plan fails', () => {
    const run = new DrivenRun(runSetup({ each: { rules: { map: 'x' } }, 'each[1]': [] }));
    run.decide();
    run.fold(expandTask(run.state, 'each', items('x', 'y'))!);
    expect(run.state.view.outcomeOf('each')?.error?.message).toContain("'each[1]'");
  });
});

describe('an item', () => {
  test('is tried again by itself', () => {
    const run = mapped(items('x', 'y'), { retry: { backoff_seconds: 0 } });
    run.decide();
    run.report('each[0]', { ...failed, error_class: 'transient' });
    run.decide();
    expect(run.decide()[0]).toMatchObject({ task: 'each[0]', attempt: 2, reason: 'retry' });
    run.report('each[0]');
    run.report('each[1]');
    expect(run.state.view.outcomeOf('each[0]')).toMatchObject({ flaky: true });
    expect(run.outcomeOf('each')).toBe('succeeded');
  });

  test('that is cancelled fails its map', () => {
    const run = mapped(items('x', 'y'));
    run.fold({ type: 'cancel', task: 'each[1]', reason: 'not needed', signal: null });
    run.decide();
    run.report('each[0]');
    expect(run.errorOf('each')).toBe('MAP_ITEMS_FAILED');
  });

  test('has the rules of its map', () => {
    const run = mapped(
      items('x'),
      { total_timeout_seconds: 4 },
      { maxWorkers: 2, timeoutMs: 9_000 },
    );
    expect(run.decide()).toContainEqual(
      expect.objectContaining({ task: 'each[0]', timeoutMs: 9_000 }),
    );
    expect(run.state.totals.get(4)).toEqual({ endsAtMs: 4_000, isCut: true });
    expect(run.state.level[4]).toBe(3);
  });
});

describe('a map that is cancelled', () => {
  test('before it grew is over', () => {
    const run = new DrivenRun(runSetup({ each: { rules: { map: 'x' } } }));
    run.fold({ type: 'cancel', task: 'each', reason: 'not needed', signal: null });
    expect(run.decide().map(({ type }) => type)).toEqual(['settle', 'finish']);
  });

  test('cancels its items, and ends with the last of them', () => {
    const run = mapped(items('x', 'y', 'z'), { max_parallel: 1 });
    run.decide();
    run.fold({ type: 'cancel', task: 'each', reason: 'not needed', signal: null });
    expect(run.outcomeOf('each[1]')).toBe('cancelled');
    expect(run.outcomeOf('each')).toBeUndefined();
    run.report('each[0]', { status: 'cancelled' });
    expect(run.outcomeOf('each')).toBe('cancelled');
    expect(run.outcomeOf('last')).toBe('blocked');
  });

  test('with its run ends with its items', () => {
    const run = mapped(items('x', 'y', 'z'), { max_parallel: 1 });
    run.decide();
    run.fold({ type: 'cancel', task: null, reason: 'enough', signal: 'SIGINT' });
    run.report('each[0]');
    expect(run.outcomeOf('each')).toBe('cancelled');
    expect(run.decide().at(-1)).toEqual({ type: 'finish' });
  });
});

test('outcomes are in plan order, items right after their map', () => {
  const run = mapped(items('x', 'y'));
  run.decide();
  run.report('each[0]');
  run.report('each[1]');
  run.decide();
  run.report('last');
  expect(outcomesInOrder(run.state).map(({ task }) => task)).toEqual([
    'list',
    'each',
    'each[0]',
    'each[1]',
    'last',
    'end',
  ]);
});

test('grows to 5,000 items of which few run at once, in order', () => {
  const count = 5_000;
  const run = mapped(
    () => ({ ok: true, value: Array.from({ length: count }, (_, at) => at) }),
    { max_items: count, max_parallel: 7 },
    { maxWorkers: 100 },
  );
  const started: string[] = [];
  for (let submits = run.submits(); submits.length > 0; submits = run.submits()) {
    for (const task of submits) {
      if (task === 'last') continue;
      started.push(task);
      run.report(task, { status: 'succeeded', output: task });
    }
  }
  expect(started).toEqual(Array.from({ length: count }, (_, at) => `each[${at}]`));
  expect(run.outcomeOf('each')).toBe('succeeded');
});
