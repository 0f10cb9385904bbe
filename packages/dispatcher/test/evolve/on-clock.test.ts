import { describe, expect, test } from '@jest/globals';
import { DrivenRun } from '../support/driven-run.ts';
import { runSetup } from '../support/run-setup.ts';

const still = {
  type: 'clock',
  task: 'a',
  generation: 1,
  stands_still: true,
  left_ms: 5_000,
} as const;

function started(): DrivenRun {
  const run = new DrivenRun(
    runSetup({ a: { rules: { timeout_seconds: 10, retry: { max_attempts: 1 } } } }),
  );
  run.decide();
  run.fold({ type: 'started', task: 'a', generation: 1, worker: null });
  run.nowMs = 5_000;
  return run;
}

/** Whether it is given up at a time, as no report came. */
function isOverdue(run: DrivenRun, atMs: number): boolean {
  run.nowMs = atMs;
  run.decide();
  return run.outcomeOf('a') === 'timed_out';
}

describe('a task that waits at a gate of its host', () => {
  test('is not given up when its timeout is over, and is in the end', () => {
    const run = started();
    run.fold(still);
    expect(isOverdue(run, 600_000)).toBe(false);
    run.fold(still);
    expect(isOverdue(run, 1_200_000)).toBe(false);
    expect(isOverdue(run, 1_236_000)).toBe(true);
  });

  test('has what is left of its time once it goes on', () => {
    const run = started();
    run.fold(still);
    run.nowMs = 300_000;
    run.fold({ ...still, stands_still: false });
    expect(isOverdue(run, 334_999)).toBe(false);
    expect(isOverdue(run, 335_001)).toBe(true);
  });

  test('that was asked to stop is waited for no longer than any other', () => {
    const run = started();
    run.fold({ type: 'cancel', task: 'a', reason: 'enough', signal: null });
    run.fold(still);
    run.nowMs = 8_000;
    run.decide();
    expect(run.outcomeOf('a')).toBe('cancelled');
  });
});
