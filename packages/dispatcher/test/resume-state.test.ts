import { describe, expect, test } from '@jest/globals';
import { resumeState } from '../src/index.ts';
import { DrivenRun } from './support/driven-run.ts';
import { runSetup } from './support/run-setup.ts';

const setup = runSetup({ a: [], b: [], c: ['a'] });

test('what was in flight is submitted again, as a new generation of the same attempt', () => {
  const broken = new DrivenRun(setup);
  broken.decide();
  broken.report('a');

  const resumed = new DrivenRun(setup, resumeState(setup, broken.events));
  const submits = resumed.decide().filter(({ type }) => type === 'submit');
  expect(submits).toMatchObject([
    { task: 'b', generation: 2, attempt: 1, reason: 'resume', isolation: 'agent' },
    { task: 'c', generation: 1, attempt: 1, reason: 'ready' },
  ]);
});

test('a late report of the run before is ignored', () => {
  const broken = new DrivenRun(setup);
  broken.decide();
  const resumed = new DrivenRun(setup, resumeState(setup, broken.events));
  resumed.decide();
  resumed.report('a', { status: 'failed', generation: 1 });
  expect(resumed.outcomeOf('a')).toBeUndefined();
  resumed.report('a', { status: 'succeeded', generation: 2 });
  expect(resumed.outcomeOf('a')).toBe('succeeded');
});

test('what had settled is announced again, and not run again', () => {
  const broken = new DrivenRun(setup);
  broken.decide();
  broken.report('a');
  broken.report('b');
  const resumed = new DrivenRun(setup, resumeState(setup, broken.events));
  const types = resumed.decide().map((command) => command.type);
  expect(types).toEqual(['settle', 'settle', 'submit', 'set_timer']);
});

test('what was lost before still runs alone', () => {
  const broken = new DrivenRun(setup);
  broken.decide();
  broken.report('a', { status: 'lost' });
  broken.decide();
  const resumed = new DrivenRun(setup, resumeState(setup, broken.events));
  expect(resumed.decide()).toContainEqual(
    expect.objectContaining({ task: 'a', generation: 3, reason: 'resume', isolation: 'alone' }),
  );
});

describe('a run that was stopped goes on', () => {
  const stop = { type: 'cancel', task: null, reason: 'enough', signal: null } as const;

  test('what ran when it was cancelled is submitted again', () => {
    const broken = new DrivenRun(setup);
    broken.decide();
    broken.fold(stop);
    broken.report('a', { status: 'cancelled' });
    const resumed = new DrivenRun(setup, resumeState(setup, broken.events));
    expect(resumed.submits()).toEqual(['a', 'b']);
    expect(resumed.outcomeOf('c')).toBeUndefined();
  });

  test('what succeeded after it was cancelled is not run again', () => {
    const broken = new DrivenRun(setup);
    broken.decide();
    broken.fold(stop);
    broken.report('a');
    const resumed = new DrivenRun(setup, resumeState(setup, broken.events));
    expect(resumed.submits()).toEqual(['b', 'c']);
  });

  test('after its time limit, which counts anew', () => {
    const limited = runSetup({ a: [] }, { runTimeoutMs: 1_000 });
    const broken = new DrivenRun(limited);
    broken.decide();
    broken.nowMs = 1_000;
    broken.fold({ type: 'timer', timer: 'run_deadline', task: null });
    broken.nowMs = 5_000;
    broken.fold({ type: 'timer', timer: 'cancel_grace', task: 'a' });
    expect(broken.outcomeOf('a')).toBe('cancelled');
    const resumed = new DrivenRun(limited, resumeState(limited, broken.events));
    resumed.nowMs = 5_000;
    resumed.fold({ type: 'run_resumed', fence: 1 });
    expect(resumed.submits()).toEqual(['a']);
    expect(resumed.state.runEndsAtMs).toBe(6_000);
  });

  test('but a task that was cancelled by itself stays so', () => {
    const broken = new DrivenRun(setup);
    broken.decide();
    broken.fold({ ...stop, task: 'a' });
    broken.report('a', { status: 'cancelled' });
    broken.fold(stop);
    const resumed = new DrivenRun(setup, resumeState(setup, broken.events));
    expect(resumed.submits()).toEqual(['b']);
    expect(resumed.outcomeOf('a')).toBe('cancelled');
    expect(resumed.outcomeOf('c')).toBe('blocked');
  });

  test('after a failure that stopped it, and that stands', () => {
    const strict = runSetup({ a: [], b: [], c: [] }, { onFailure: 'kill' });
    const broken = new DrivenRun(strict);
    broken.decide();
    broken.report('a', { status: 'failed' });
    expect(broken.outcomeOf('c')).toBe('cancelled');
    broken.decide();
    broken.report('b', { status: 'cancelled' });
    const resumed = new DrivenRun(strict, resumeState(strict, broken.events));
    expect(resumed.submits()).toEqual(['b', 'c']);
    expect(resumed.outcomeOf('a')).toBe('failed');
  });
});

test('what must not start twice is not submitted again, and says so', () => {
  const once = runSetup({ a: { restartable: false }, b: ['a'] });
  const broken = new DrivenRun(once);
  broken.decide();
  const resumed = new DrivenRun(once, resumeState(once, broken.events));
  expect(resumed.submits()).toEqual([]);
  expect(resumed.errorOf('a')).toBe('INTERRUPTED');
  expect(resumed.outcomeOf('b')).toBe('blocked');
});
