import { describe, expect, test } from '@jest/globals';
import { errorDetail, type Usage } from '@parallel-dispatcher/schema';
import { resumeState, type BudgetLimits } from '../../src/index.ts';
import { DrivenRun } from '../support/driven-run.ts';
import { runSetup, type TestTasks } from '../support/run-setup.ts';

function used(costUsd: number | null, tokens = 0): Usage {
  return {
    input_tokens: tokens,
    output_tokens: 0,
    cached_input_tokens: 0,
    cost_usd: costUsd,
    model_calls: 1,
  };
}

const tasks: TestTasks = { a: [], b: [], c: [], d: ['a'] };

function setup(budget: BudgetLimits, expectedUse: Record<string, number> = {}) {
  return {
    ...runSetup(tasks, { budget }),
    expectedUseOf: (task: string) =>
      expectedUse[task] === undefined ? undefined : { costUsd: expectedUse[task], tokens: 0 },
  };
}

describe('a budget that is used up', () => {
  test('lets what runs end, and starts nothing more', () => {
    const run = new DrivenRun(setup({ maxCostUsd: 1 }));
    expect(run.submits()).toEqual(['a', 'b']);
    run.report('a', { status: 'succeeded', usage: used(1.25) });
    run.decide();
    expect(run.decide().filter(({ type }) => type === 'cancel')).toEqual([]);
    expect(run.state.stopped).toEqual({
      reason: 'budget',
      detail: 'max_cost_usd 1 is used up (1.25)',
    });
    expect([run.outcomeOf('c'), run.outcomeOf('d')]).toEqual([
      'budget_exhausted',
      'budget_exhausted',
    ]);
    expect(run.errorOf('c')).toBe('BUDGET_EXHAUSTED');
    run.report('b');
    expect(run.decide().at(-1)).toEqual({ type: 'finish' });
    expect(run.outcomeOf('b')).toBe('succeeded');
  });

  test('does not stop a run of which all is running already', () => {
    const run = new DrivenRun({ ...runSetup({ a: [], b: [] }, { budget: { maxRunMs: 50 } }) });
    run.decide();
    run.nowMs = 60;
    const timers = run.decide().filter((command) => command.type === 'set_timer');
    expect(timers.every(({ atMs }) => atMs > 60)).toBe(true);
    run.report('a');
    run.report('b');
    run.decide();
    expect(run.state.stopped).toBeNull();
  });

  test('counts money without rounding errors', () => {
    const run = new DrivenRun(setup({ maxCostUsd: 0.3 }));
    run.decide();
    run.report('a', { status: 'succeeded', usage: used(0.1) });
    run.decide();
    run.report('b', { status: 'succeeded', usage: used(0.2) });
    run.decide();
    expect(run.state.budget.used.costNanoUsd).toBe(300_000_000);
    expect(run.state.stopped?.reason).toBe('budget');
  });

  test('counts what is reported before the end of an attempt once', () => {
    const run = new DrivenRun(setup({ maxTokens: 1_000 }));
    run.decide();
    run.fold({ type: 'usage', task: 'a', usage: used(0, 300) });
    run.fold({ type: 'usage', task: 'a', usage: used(0, 200) });
    expect(run.state.budget.used.tokens).toBe(500);
    run.report('a', { status: 'succeeded', usage: used(0, 600) });
    expect(run.state.budget.used.tokens).toBe(600);
  });

  test('counts an attempt that nobody counted as the largest of its agent, and no less than it told', () => {
    const run = new DrivenRun(setup({ maxCostUsd: 10 }));
    run.decide();
    run.report('a', { status: 'succeeded', usage: used(2) });
    run.report('b', { status: 'succeeded', usage: used(null) });
    expect(run.state.budget.used.costNanoUsd).toBe(4_000_000_000);
    run.decide();
    run.fold({ type: 'usage', task: 'c', usage: used(3) });
    run.report('c', { status: 'succeeded', usage: used(null) });
    expect(run.state.budget.used.costNanoUsd).toBe(7_000_000_000);
  });

  test('may be that of time', () => {
    const run = new DrivenRun(setup({ maxRunMs: 1_000 }));
    expect(run.decide()).toContainEqual({ type: 'set_timer', atMs: 800 });
    run.nowMs = 800;
    expect(run.decide()).toContainEqual({
      type: 'warn',
      limit: 'max_run_seconds',
      used: 0.8,
      max: 1,
    });
    expect(run.decide()).not.toContainEqual(expect.objectContaining({ type: 'warn' }));
    run.nowMs = 1_000;
    run.decide();
    expect(run.state.stopped?.detail).toBe('max_run_seconds 1 is used up (1)');
  });
});

describe('what tasks are expected to use', () => {
  test('is set aside while they run', () => {
    const run = new DrivenRun(setup({ maxCostUsd: 1 }, { a: 0.6, b: 0.6, c: 0.6, d: 0.3 }));
    expect(run.submits()).toEqual(['a']);
    run.report('a', { status: 'succeeded', usage: used(0.05) });
    expect(run.submits()).toEqual(['b']);
  });

  test('stops the run where the next one has no room, and nothing runs', () => {
    const run = new DrivenRun(setup({ maxCostUsd: 1 }, { a: 0.6, b: 0.6, c: 0.6, d: 0.6 }));
    run.decide();
    run.report('a', { status: 'succeeded', usage: used(0.6) });
    run.decide();
    expect(run.state.stopped).toEqual({
      reason: 'budget',
      detail: 'the next task may take more than is left: 0.4 of max_cost_usd 1',
    });
  });
});

describe('what tasks of an agent used in this run', () => {
  test('makes the next ones wait for each other, and stops none that could start alone', () => {
    const run = new DrivenRun(setup({ maxCostUsd: 2 }));
    run.decide();
    run.report('a', { status: 'succeeded', usage: used(0.9) });
    expect(run.submits()).toEqual([]);
    run.report('b', { status: 'succeeded', usage: used(0.4) });
    expect(run.submits()).toEqual(['c']);
    run.report('c', { status: 'succeeded', usage: used(0.1) });
    expect(run.submits()).toEqual(['d']);
    run.report('d', { status: 'succeeded', usage: used(0.1) });
    run.decide();
    expect(run.state.stopped).toBeNull();
  });

  test('a task that the limit stops in the middle is left to a resume', () => {
    const run = new DrivenRun(setup({ maxCostUsd: 1 }));
    run.decide();
    run.fold({ type: 'usage', task: 'a', usage: used(1.5) });
    run.decide();
    expect(run.state.stopped?.reason).toBe('budget');
    const error = errorDetail({ code: 'BUDGET_EXHAUSTED', message: 'The model was not asked.' });
    run.report('a', { status: 'failed', error, error_class: 'quota', usage: used(1.5) });
    run.report('b');
    expect(run.outcomeOf('a')).toBe('budget_exhausted');
    const facts = run.events.filter(({ type }) => type !== 'settled');
    const more = setup({ maxCostUsd: 9 });
    expect(new DrivenRun(more, resumeState(more, facts)).submits()).toContain('a');
  });
});

describe('a run that a budget stopped', () => {
  test('goes on under a higher limit, with what it used before', () => {
    const run = new DrivenRun(setup({ maxCostUsd: 1 }));
    run.decide();
    run.report('a', { status: 'succeeded', usage: used(1) });
    run.decide();
    run.report('b');
    run.decide();
    const facts = run.events.filter(({ type }) => type !== 'settled');
    const again = new DrivenRun(
      setup({ maxCostUsd: 2 }),
      resumeState(setup({ maxCostUsd: 2 }), facts),
    );
    expect(again.state.budget.used.costNanoUsd).toBe(1_000_000_000);
    // Each may take what one took before, and there is room for one.
    expect(again.submits()).toEqual(['c']);
    again.report('c');
    expect(again.submits()).toEqual(['d']);
    again.report('d');
    again.decide();
    expect(again.state.stopped).toBeNull();
  });

  test('stops again under the same limit', () => {
    const run = new DrivenRun(setup({ maxCostUsd: 1 }));
    run.decide();
    run.report('a', { status: 'succeeded', usage: used(1) });
    run.report('b');
    run.decide();
    const state = resumeState(setup({ maxCostUsd: 1 }), run.events);
    const again = new DrivenRun(setup({ maxCostUsd: 1 }), state);
    again.decide();
    again.decide();
    expect(again.state.stopped?.reason).toBe('budget');
  });
});
