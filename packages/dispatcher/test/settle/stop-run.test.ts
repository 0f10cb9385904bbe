import { describe, expect, test } from '@jest/globals';
import { DrivenRun } from '../support/driven-run.ts';
import { runSetup, type TestTasks } from '../support/run-setup.ts';

const tasks: TestTasks = { a: [], b: [], c: [], d: ['a'], e: ['b'] };
const failed = { status: 'failed' } as const;

describe('on_failure: no-new', () => {
  test('starts nothing more, and lets what runs go on', () => {
    const run = new DrivenRun(runSetup(tasks, { onFailure: 'no-new' }));
    run.decide();
    run.report('a', failed);
    expect(run.state.stopped).toMatchObject({
      reason: 'failure',
      detail: "'a' failed (TASK_FAILED)",
    });
    expect(run.decide().filter(({ type }) => type === 'cancel')).toEqual([]);
    expect([run.outcomeOf('c'), run.outcomeOf('d'), run.outcomeOf('e')]).toEqual([
      'cancelled',
      'blocked',
      'cancelled',
    ]);
    run.report('b');
    expect(run.outcomeOf('b')).toBe('succeeded');
    expect(run.decide().at(-1)).toEqual({ type: 'finish' });
  });

  test('lets a failure stand that waited for another attempt', () => {
    const run = new DrivenRun(runSetup({ a: [], b: [], c: ['b'] }, { onFailure: 'no-new' }));
    run.decide();
    run.report('b', { status: 'failed', error_class: 'transient' });
    expect(run.outcomeOf('b')).toBeUndefined();
    run.report('a', failed);
    expect(run.outcomeOf('b')).toBe('failed');
    expect(run.outcomeOf('c')).toBe('blocked');
  });

  test('does not run a lost task again', () => {
    const run = new DrivenRun(runSetup({ a: [], b: [] }, { onFailure: 'no-new' }));
    run.decide();
    run.report('a', failed);
    run.report('b', { status: 'lost' });
    expect(run.outcomeOf('b')).toBe('cancelled');
  });
});

test('a cancel of the run stops what a failure had spared', () => {
  const run = new DrivenRun(runSetup(tasks, { onFailure: 'no-new' }));
  run.decide();
  run.report('a', failed);
  run.fold({ type: 'cancel', task: null, reason: 'enough', signal: null });
  expect(run.decide()).toContainEqual(expect.objectContaining({ type: 'cancel', task: 'b' }));
  expect(run.state.stopped?.reason).toBe('failure');
});

test('on_failure: kill stops what runs, too', () => {
  const run = new DrivenRun(runSetup(tasks, { onFailure: 'kill' }));
  run.decide();
  run.report('a', failed);
  expect(run.decide()).toContainEqual(expect.objectContaining({ type: 'cancel', task: 'b' }));
  run.report('b', { status: 'cancelled' });
  expect(run.outcomeOf('b')).toBe('cancelled');
});

test.each(['no-new', 'kill'] as const)('%s does not heed a failed optional task', (onFailure) => {
  const run = new DrivenRun(
    runSetup({ a: { rules: { optional: true } }, b: ['a'] }, { onFailure }),
  );
  run.decide();
  run.report('a', failed);
  expect(run.state.stopped).toBeNull();
  expect(run.submits()).toEqual(['b']);
});

test('a cancelled task is no failure', () => {
  const run = new DrivenRun(runSetup(tasks, { onFailure: 'kill' }));
  run.decide();
  run.fold({ type: 'cancel', task: 'e', reason: 'not needed', signal: null });
  expect(run.state.stopped).toBeNull();
});
