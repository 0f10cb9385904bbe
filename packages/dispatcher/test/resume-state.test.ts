import { expect, test } from '@jest/globals';
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

test('a run that was being stopped stays stopped', () => {
  const broken = new DrivenRun(setup);
  broken.decide();
  broken.fold({ type: 'cancel', task: null, reason: 'enough', signal: null });
  const resumed = new DrivenRun(setup, resumeState(setup, broken.events));
  const types = resumed.decide().map((command) => command.type);
  expect(types).toEqual(['settle', 'settle', 'settle', 'finish']);
  expect(resumed.outcomeOf('b')).toBe('cancelled');
});
