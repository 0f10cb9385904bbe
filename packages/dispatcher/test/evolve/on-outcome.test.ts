import { describe, expect, test } from '@jest/globals';
import { errorDetail } from '@parallel-dispatcher/schema';
import { DrivenRun } from '../support/driven-run.ts';
import { runSetup } from '../support/run-setup.ts';

const boom = errorDetail({ code: 'BOOM', message: 'It broke.' });

describe('a failure', () => {
  test('blocks what depends on it, however far below, and names the root and why', () => {
    const run = new DrivenRun(runSetup({ a: [], b: ['a'], c: ['b'] }));
    run.decide();
    run.report('a', { status: 'failed', error: boom });
    expect(run.state.outcomes[2]).toMatchObject({
      task: 'c',
      outcome: 'blocked',
      blocked_by: 'a',
      attempts: 0,
      error: { code: 'BLOCKED', cause: boom },
    });
  });

  test('leaves independent tasks alone', () => {
    const run = new DrivenRun(runSetup({ a: [], b: [], c: ['b'] }));
    run.decide();
    run.report('a', { status: 'failed', error: boom });
    run.report('b');
    expect(run.submits()).toEqual(['c']);
  });

  test('that came first blocks the task where two chains meet', () => {
    const run = new DrivenRun(runSetup({ a: [], b: [], both: ['a', 'b'] }));
    run.decide();
    run.report('b', { status: 'failed', error: boom });
    run.report('a', { status: 'timed_out', error: boom });
    expect(run.state.outcomes[2]?.blocked_by).toBe('b');
  });

  test('without an error gets one', () => {
    const run = new DrivenRun(runSetup({ a: [], b: [] }));
    run.decide();
    run.report('a', { status: 'failed' });
    run.report('b', { status: 'timed_out' });
    expect([run.errorOf('a'), run.errorOf('b')]).toEqual(['TASK_FAILED', 'TIMED_OUT']);
  });

  test('at the head of 100,000 tasks blocks all of them', () => {
    const ids = Array.from({ length: 100_000 }, (_, number) => `t${number}`);
    const tasks = ids.map((id, number) => [id, number === 0 ? [] : [ids[number - 1]!]] as const);
    const run = new DrivenRun(runSetup(Object.fromEntries(tasks)));
    run.decide();
    run.report('t0', { status: 'failed', error: boom });
    expect(run.outcomeOf('t99999')).toBe('blocked');
    expect(run.state.unsettled).toBe(0);
  });
});

describe('a lost submission', () => {
  test('is made again alone, as a new generation of the same attempt', () => {
    const run = new DrivenRun(runSetup({ a: [] }));
    run.decide();
    run.report('a', { status: 'lost' });
    expect(run.decide()[0]).toEqual({
      type: 'submit',
      task: 'a',
      generation: 2,
      attempt: 1,
      reason: 'lost',
      isolation: 'alone',
      timeoutMs: 100,
    });
  });

  test('that is lost again has failed', () => {
    const run = new DrivenRun(runSetup({ a: [] }));
    run.decide();
    run.report('a', { status: 'lost' });
    run.decide();
    run.report('a', { status: 'lost' });
    expect([run.outcomeOf('a'), run.errorOf('a')]).toEqual(['failed', 'THREAD_LOST']);
  });

  test('of an agent that must not start twice has failed', () => {
    const run = new DrivenRun(runSetup({ a: { restartable: false } }));
    run.decide();
    run.report('a', { status: 'lost' });
    expect([run.outcomeOf('a'), run.errorOf('a')]).toEqual(['failed', 'THREAD_LOST']);
  });

  test('is not made again in a run that stops', () => {
    const run = new DrivenRun(runSetup({ a: [] }));
    run.decide();
    run.fold({ type: 'cancel', task: null, reason: 'enough', signal: null });
    run.report('a', { status: 'lost' });
    expect(run.outcomeOf('a')).toBe('cancelled');
  });
});

describe('a report that comes too late', () => {
  test('of an earlier generation changes nothing', () => {
    const run = new DrivenRun(runSetup({ a: [] }));
    run.decide();
    run.report('a', { status: 'lost' });
    run.decide();
    run.report('a', { status: 'succeeded', generation: 1 });
    expect(run.outcomeOf('a')).toBeUndefined();
  });

  test('of a settled task changes nothing', () => {
    const run = new DrivenRun(runSetup({ a: [] }));
    run.decide();
    run.report('a', { status: 'succeeded', output: 1 });
    run.report('a', { status: 'failed', error: boom });
    expect(run.state.outcomes[0]).toMatchObject({ outcome: 'succeeded', output: 1, error: null });
  });

  test('of a task that waits to run again alone changes nothing', () => {
    const run = new DrivenRun(runSetup({ a: [] }));
    run.decide();
    run.report('a', { status: 'lost' });
    run.report('a', { status: 'succeeded' });
    expect(run.outcomeOf('a')).toBeUndefined();
  });
});

test('the work of all submissions adds up', () => {
  const run = new DrivenRun(runSetup({ a: [] }));
  run.decide();
  run.report('a', { status: 'lost', duration_ms: 30 });
  run.decide();
  run.report('a', { status: 'succeeded', duration_ms: 12 });
  expect(run.state.outcomes[0]).toMatchObject({ attempts: 1, duration_ms: 42 });
});

test('a cancel that nobody asked for keeps the reason of the executor', () => {
  const run = new DrivenRun(runSetup({ a: [], b: ['a'] }));
  run.decide();
  run.report('a', { status: 'cancelled', error: boom });
  expect([run.outcomeOf('a'), run.errorOf('a')]).toEqual(['cancelled', 'BOOM']);
  expect(run.outcomeOf('b')).toBe('blocked');
});
