import { describe, expect, test } from '@jest/globals';
import { DrivenRun } from '../support/driven-run.ts';
import { runSetup } from '../support/run-setup.ts';

describe('which tasks start', () => {
  test('starts as many as there are workers, in plan order', () => {
    const run = new DrivenRun(runSetup({ a: [], b: [], c: [] }, { maxWorkers: 2 }));
    expect(run.submits()).toEqual(['a', 'b']);
  });

  test('hands out each command once', () => {
    const run = new DrivenRun(runSetup({ a: [] }));
    expect(run.decide().map(({ type }) => type)).toEqual(['submit', 'set_timer']);
    expect(run.decide()).toEqual([]);
  });

  test('starts a task when its own dependencies succeeded, whatever else still runs', () => {
    const run = new DrivenRun(runSetup({ slow: [], quick: [], next: ['quick'] }));
    expect(run.submits()).toEqual(['quick', 'slow']);
    run.report('quick');
    expect(run.submits()).toEqual(['next']);
  });

  test('waits for every dependency', () => {
    const run = new DrivenRun(runSetup({ a: [], b: [], both: ['a', 'b'] }));
    run.decide();
    run.report('a');
    expect(run.submits()).toEqual([]);
    run.report('b');
    expect(run.submits()).toEqual(['both']);
  });

  test('finishes a plan without tasks at once', () => {
    expect(new DrivenRun(runSetup({})).decide()).toEqual([{ type: 'finish' }]);
  });
});

describe('which of the ready tasks starts first', () => {
  test('the one of higher priority', () => {
    const run = new DrivenRun(
      runSetup({ a: {}, b: { priority: 5 }, c: { priority: 1 } }, { maxWorkers: 2 }),
    );
    expect(run.submits()).toEqual(['b', 'c']);
  });

  test('at one priority, the one with the longest way below it', () => {
    const run = new DrivenRun(
      runSetup({ lone: [], head: [], x: ['head'], y: ['x'] }, { maxWorkers: 1 }),
    );
    expect(run.submits()).toEqual(['head']);
  });

  test('the way is as long as the plan hints', () => {
    const run = new DrivenRun(
      runSetup({ head: {}, x: ['head'], long: { hintMs: 50 } }, { maxWorkers: 1 }),
    );
    expect(run.submits()).toEqual(['long']);
  });

  test('what agents were measured to take counts more than hints', () => {
    const run = new DrivenRun(
      runSetup(
        {
          first: { agent: 'quick', priority: 1 },
          second: { agent: 'slow', priority: 1 },
          hinted: { agent: 'quick', hintMs: 1_000 },
          measured: { agent: 'slow' },
        },
        { maxWorkers: 2 },
      ),
    );
    run.decide();
    run.report('first', { status: 'succeeded', duration_ms: 1 });
    run.report('second', { status: 'succeeded', duration_ms: 80 });
    run.fold({ type: 'pressure', workers: 1, reason: 'memory' });
    expect(run.submits()).toEqual(['measured']);
  });
});

describe('time limits', () => {
  test('asks to be woken when a report would be overdue', () => {
    const run = new DrivenRun({
      ...runSetup({ a: [] }, { timeoutMs: 100 }),
      patience: { startMs: 1_000, reportMs: 50 },
    });
    expect(run.decide().at(-1)).toEqual({ type: 'set_timer', atMs: 1_150 });
  });

  test('the time of a task starts when it starts', () => {
    const run = new DrivenRun({
      ...runSetup({ a: [] }, { timeoutMs: 100 }),
      patience: { startMs: 1_000, reportMs: 50 },
    });
    run.decide();
    run.nowMs = 20;
    run.fold({ type: 'started', task: 'a', generation: 1, worker: null });
    expect(run.decide()).toEqual([{ type: 'set_timer', atMs: 170 }]);
  });

  test('an overdue task times out, frees its worker and is cancelled at the executor', () => {
    const setup = runSetup({ a: [], b: [], c: ['a'] }, { maxWorkers: 1, timeoutMs: 100 });
    const run = new DrivenRun({ ...setup, patience: { startMs: 0, reportMs: 50 } });
    run.decide();
    run.nowMs = 149;
    expect(run.decide()).toEqual([]);
    run.nowMs = 150;
    expect(run.decide()).toEqual([{ type: 'expire', timer: 'tick', task: 'a' }]);
    expect([run.outcomeOf('a'), run.errorOf('a')]).toEqual(['timed_out', 'TIMED_OUT']);
    expect(run.outcomeOf('c')).toBe('blocked');
    const commands = run.decide();
    expect(commands).toContainEqual(
      expect.objectContaining({ type: 'cancel', task: 'a', generation: 1 }),
    );
    expect(commands).toContainEqual(expect.objectContaining({ type: 'submit', task: 'b' }));
  });

  test('the timeout of the task is its own, if it has one', () => {
    const setup = runSetup({ a: { timeoutSeconds: 7 } }, { timeoutMs: 100 });
    const run = new DrivenRun({ ...setup, patience: { startMs: 0, reportMs: 0 } });
    expect(run.decide().at(-1)).toEqual({ type: 'set_timer', atMs: 7_000 });
  });

  test('the deadline of the run stops it before anything else starts', () => {
    const run = new DrivenRun(
      runSetup({ a: [], b: [], c: ['a'] }, { maxWorkers: 1, runTimeoutMs: 30 }),
    );
    run.decide();
    run.nowMs = 30;
    expect(run.decide()).toEqual([{ type: 'expire', timer: 'run_deadline', task: null }]);
    const commands = run.decide();
    expect(commands.map(({ type }) => type)).toEqual(['cancel', 'settle', 'settle', 'set_timer']);
    expect([run.outcomeOf('b'), run.errorOf('c')]).toEqual(['cancelled', 'RUN_DEADLINE']);
    run.report('a', { status: 'cancelled' });
    expect(run.decide().map(({ type }) => type)).toEqual(['settle', 'finish']);
    expect(run.errorOf('a')).toBe('RUN_DEADLINE');
    expect(run.state.stopped?.reason).toBe('run_deadline');
  });
});
