import { describe, expect, test } from '@jest/globals';
import { errorDetail } from '@parallel-dispatcher/schema';
import { resumeState } from '../../src/index.ts';
import { DrivenRun } from '../support/driven-run.ts';
import { runSetup } from '../support/run-setup.ts';

const options = {
  ...runSetup({ a: [], b: [], c: [], free: [], d: ['a'] }),
  gatesOf: (task: string): readonly string[] => (task === 'free' ? [] : ['key']),
};
const error = errorDetail({ code: 'MODEL_QUOTA_EXHAUSTED', message: 'no credit left' });
const quota = { status: 'failed', error, error_class: 'quota' } as const;
const closed = {
  type: 'gate_changed',
  gate: 'key',
  open: false,
  reason: 'no credit left until noon',
  until: null,
} as const;

describe('a quota that is used up', () => {
  test('parks what is left, and stops the run once nothing else can be done', () => {
    const run = new DrivenRun(options);
    expect(run.submits()).toEqual(['a', 'b']);
    run.fold({ ...closed, final: true });
    run.report('a', quota);
    expect(run.submits()).toEqual(['free']);
    run.report('b');
    run.decide();
    expect(run.state.stopped).toBeNull();
    run.report('free');
    run.decide();
    run.decide();
    expect(run.state.stopped).toEqual({ reason: 'quota', detail: 'no credit left until noon' });
    const parked = 'budget_exhausted';
    const outcomes = ['a', 'b', 'c', 'd', 'free'].map((task) => run.outcomeOf(task));
    expect(outcomes).toEqual([parked, 'succeeded', parked, parked, 'succeeded']);
    expect(run.state.view.outcomeOf('a')?.error).toMatchObject({
      code: 'QUOTA_EXHAUSTED',
      cause: { code: 'MODEL_QUOTA_EXHAUSTED' },
    });
  });

  test('goes on, uncharged, when the gate opens', () => {
    const run = new DrivenRun(options);
    run.decide();
    run.fold({ ...closed, final: true });
    run.report('a', quota);
    run.fold({ ...closed, open: true });
    run.report('b');
    const again = run.decide().filter((command) => command.type === 'submit');
    expect(again).toContainEqual(expect.objectContaining({ task: 'a', generation: 2, attempt: 1 }));
  });

  test('is told apart from a key that was refused', () => {
    const gatesOf = (task: string): readonly string[] => (task === 'free' ? ['other'] : ['key']);
    const run = new DrivenRun({ ...runSetup({ a: [], b: ['a'], free: [] }), gatesOf });
    const refused = {
      ...closed,
      final: true,
      reason: 'the key was refused',
      cause: 'auth',
    } as const;
    run.fold(refused);
    run.fold({ ...closed, gate: 'other', final: true });
    run.decide();
    run.decide();
    expect(run.state.stopped).toEqual({ reason: 'quota', detail: 'the key was refused' });
    expect(['a', 'b', 'free'].map((task) => run.errorOf(task))).toEqual([
      'AUTH_FAILED',
      'AUTH_FAILED',
      'QUOTA_EXHAUSTED',
    ]);
  });

  test('stops a run without gates, too', () => {
    const run = new DrivenRun(runSetup({ a: [], b: ['a'] }));
    run.decide();
    run.report('a', quota);
    run.decide();
    run.decide();
    expect(run.state.stopped).toEqual({ reason: 'quota', detail: 'no credit left' });
    expect(run.outcomeOf('b')).toBe('budget_exhausted');
  });

  test('is found by the decision that parks the last task: nothing else would wake the run', () => {
    const run = new DrivenRun({ ...runSetup({ a: [], b: [] }), gatesOf: () => ['key'] });
    run.fold({ ...closed, final: true });
    expect(run.decide().at(-1)).toMatchObject({ type: 'expire', timer: 'quota' });
  });

  test('leaves a run that goes on later, from the same attempt', () => {
    const run = new DrivenRun(options);
    run.decide();
    run.fold({ ...closed, final: true });
    run.report('a', quota);
    run.report('b', quota);
    run.decide();
    run.report('free');
    run.decide();
    run.decide();
    expect(run.state.stopped?.reason).toBe('quota');
    const facts = run.events.filter(({ type }) => type !== 'settled');
    const again = new DrivenRun(options, resumeState(options, facts));
    const submits = again.decide().filter((command) => command.type === 'submit');
    expect(submits).toMatchObject([
      { task: 'a', attempt: 1 },
      { task: 'b', attempt: 1 },
    ]);
    expect(again.outcomeOf('free')).toBe('succeeded');
  });
});

test('a pause is waited for', () => {
  const run = new DrivenRun(options);
  run.fold(closed);
  expect(run.submits()).toEqual(['free']);
  run.report('free');
  run.decide();
  run.decide();
  expect(run.state.stopped).toBeNull();
  run.fold({ ...closed, open: true });
  expect(run.submits()).toEqual(['a', 'b']);
});
