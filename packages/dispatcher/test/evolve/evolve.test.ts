import { describe, expect, test } from '@jest/globals';
import { phases } from '../../src/index.ts';
import { DrivenRun } from '../support/driven-run.ts';
import { runSetup } from '../support/run-setup.ts';

describe('a cancel', () => {
  test('of the run settles what did not start, and asks the rest to stop', () => {
    const run = new DrivenRun(runSetup({ a: [], b: ['a'] }));
    run.decide();
    run.fold({ type: 'cancel', task: null, reason: 'Ctrl-C', signal: 'SIGINT' });
    expect([run.outcomeOf('b'), run.errorOf('b')]).toEqual(['cancelled', 'CANCELLED']);
    expect(run.state.stopped).toEqual({ reason: 'signal', detail: 'SIGINT' });
    expect(run.decide()).toContainEqual(expect.objectContaining({ type: 'cancel', task: 'a' }));
  });

  test('without a signal says who asked', () => {
    const run = new DrivenRun(runSetup({ a: [] }));
    run.fold({ type: 'cancel', task: null, reason: 'the user closed the page', signal: null });
    expect(run.state.stopped).toEqual({
      reason: 'cancelled',
      detail: 'the user closed the page',
    });
  });

  test('of one task says why it ended', () => {
    const run = new DrivenRun(runSetup({ a: [], b: [], c: ['b'] }));
    run.decide();
    const cancel = { type: 'cancel', reason: 'not wanted', signal: null } as const;
    run.fold({ ...cancel, task: 'c' });
    run.fold({ ...cancel, task: 'a' });
    run.report('a', { status: 'cancelled' });
    const messages = run.state.outcomes.map((outcome) => outcome?.error?.message);
    const message = 'Not finished: the task was cancelled: not wanted.';
    expect(messages).toEqual([message, undefined, message]);
  });

  test('because of traces lets what runs go on', () => {
    const run = new DrivenRun(runSetup({ a: [], b: ['a'] }));
    run.decide();
    const cancel = { type: 'cancel', task: null, signal: null, cause: 'trace' } as const;
    run.fold({ ...cancel, reason: 'the disk is full' });
    expect(run.state.stopped).toEqual({ reason: 'trace', detail: 'the disk is full' });
    expect(run.decide().map(({ type }) => type)).toEqual(['settle']);
    run.report('a');
    expect([run.outcomeOf('a'), run.outcomeOf('b')]).toEqual(['succeeded', 'cancelled']);
  });

  test('that is not answered in time is taken as answered', () => {
    const run = new DrivenRun({ ...runSetup({ a: [] }), patience: { cancelMs: 20 } });
    run.decide();
    run.nowMs = 5;
    run.fold({ type: 'cancel', task: null, reason: 'enough', signal: null });
    run.decide();
    run.nowMs = 24;
    expect(run.decide()).toEqual([]);
    run.nowMs = 25;
    expect(run.decide()).toEqual([{ type: 'expire', timer: 'cancel_grace', task: 'a' }]);
    expect(run.decide().map(({ type }) => type)).toEqual(['settle', 'finish']);
  });

  test('does not take back a success that came first', () => {
    const run = new DrivenRun(runSetup({ a: [] }));
    run.decide();
    run.fold({ type: 'cancel', task: null, reason: 'enough', signal: null });
    run.report('a', { status: 'succeeded', output: 'done' });
    expect(run.outcomeOf('a')).toBe('succeeded');
  });

  test('a second one does not change why the run stopped', () => {
    const run = new DrivenRun(runSetup({ a: [] }));
    run.fold({ type: 'cancel', task: null, reason: 'first', signal: null });
    run.fold({ type: 'cancel', task: null, reason: 'second', signal: 'SIGTERM' });
    expect(run.state.stopped?.detail).toBe('first');
  });

  test('of a task that did not start blocks only what depends on it', () => {
    const run = new DrivenRun(runSetup({ a: [], b: ['a'], c: ['b'], d: ['a'] }));
    run.decide();
    run.fold({ type: 'cancel', task: 'b', reason: 'not needed', signal: null });
    run.report('a');
    expect([run.outcomeOf('b'), run.outcomeOf('c')]).toEqual(['cancelled', 'blocked']);
    expect(run.submits()).toEqual(['d']);
  });

  test('of a running task asks it to stop, once', () => {
    const run = new DrivenRun(runSetup({ a: [] }));
    run.decide();
    run.fold({ type: 'cancel', task: 'a', reason: 'not needed', signal: null });
    run.fold({ type: 'cancel', task: 'a', reason: 'really', signal: null });
    const cancels = run.decide().filter(({ type }) => type === 'cancel');
    expect(cancels).toEqual([{ type: 'cancel', task: 'a', generation: 1, reason: 'not needed' }]);
    run.report('a', { status: 'cancelled' });
    expect(run.errorOf('a')).toBe('CANCELLED');
  });
});

describe('a cache hit', () => {
  const hit = { type: 'cache_hit', task: 'a', key: 'k', output: { known: true } } as const;

  test('settles a ready task without a call', () => {
    const run = new DrivenRun(runSetup({ a: [], b: ['a'] }));
    run.fold(hit);
    expect(run.state.outcomes[0]).toMatchObject({ outcome: 'cached', output: { known: true } });
    expect(run.submits()).toEqual(['b']);
  });

  test('of a task that waits for others is not believed', () => {
    const run = new DrivenRun(runSetup({ first: [], a: ['first'] }));
    run.fold(hit);
    expect(run.outcomeOf('a')).toBeUndefined();
  });
});

describe('a gate', () => {
  const close = { type: 'gate_changed', gate: 'quota', open: false, reason: 'spent', until: null };
  const gatesOf = (task: string): string[] => (task === 'a' ? ['quota'] : []);

  test('that is closed holds back its tasks, which hold no worker meanwhile', () => {
    const run = new DrivenRun({ ...runSetup({ a: [], b: [] }, { maxWorkers: 1 }), gatesOf });
    run.fold({ ...close, type: 'gate_changed' });
    expect(run.submits()).toEqual(['b']);
    expect(run.state.phase[0]).toBe(phases.ready);
  });

  test('that opens again lets them go on', () => {
    const run = new DrivenRun({ ...runSetup({ a: [], b: [] }), gatesOf });
    run.fold({ ...close, type: 'gate_changed' });
    run.decide();
    run.fold({ ...close, type: 'gate_changed', open: true });
    expect(run.submits()).toEqual(['a']);
  });
});

describe('pressure', () => {
  test('lowers the number of workers and leaves what runs alone', () => {
    const run = new DrivenRun(runSetup({ a: [], b: [], c: [], d: [] }, { maxWorkers: 2 }));
    run.decide();
    run.fold({ type: 'pressure', workers: 1, reason: 'memory' });
    run.report('a');
    expect(run.submits()).toEqual([]);
    run.report('b');
    expect(run.submits()).toEqual(['c']);
  });

  test('never raises it above the limit', () => {
    const run = new DrivenRun(runSetup({ a: [], b: [], c: [] }, { maxWorkers: 2 }));
    run.fold({ type: 'pressure', workers: 100, reason: 'plenty' });
    expect(run.submits()).toEqual(['a', 'b']);
  });
});

describe('what cannot be folded is refused', () => {
  test('an event of another plan', () => {
    const run = new DrivenRun(runSetup({ a: [] }));
    expect(() => run.fold({ type: 'cancel', task: 'z', reason: '', signal: null })).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_TASK', task: 'z' }),
    );
  });
});
