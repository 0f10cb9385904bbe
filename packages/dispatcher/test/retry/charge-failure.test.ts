import { describe, expect, test } from '@jest/globals';
import { errorClasses, errorDetail, type AttemptReport } from '@parallel-dispatcher/schema';
import type { SubmitCommand } from '../../src/index.ts';
import { DrivenRun } from '../support/driven-run.ts';
import { runSetup, type TestTask } from '../support/run-setup.ts';

const failed = (
  error_class: AttemptReport['error_class'],
  facts: Partial<AttemptReport> = {},
): Pick<AttemptReport, 'status'> & Partial<AttemptReport> => ({
  status: 'failed',
  error: errorDetail({ code: 'NO', message: 'It said no.', hint: 'Ask again.' }),
  error_class,
  ...facts,
});

function start(task: TestTask = {}, limits: Parameters<typeof runSetup>[1] = {}): DrivenRun {
  const run = new DrivenRun(runSetup({ a: task, b: ['a'] }, { timeoutMs: 100_000, ...limits }));
  run.decide();
  return run;
}

/** Goes to when something is due, and decides until nothing more follows. */
function wake(run: DrivenRun): SubmitCommand[] {
  const timer = run.decide().find((command) => command.type === 'set_timer');
  if (timer?.type === 'set_timer') run.nowMs = timer.atMs;
  return [...run.decide(), ...run.decide()].filter((command) => command.type === 'submit');
}

describe('which failures are tried again', () => {
  test.each(errorClasses.map((errorClass) => [errorClass]))('%s', (errorClass) => {
    const run = start();
    run.report('a', failed(errorClass));
    // One without quota waits: see gates/quota.test.ts.
    const isTried = ['transient', 'rate_limited', 'invalid_output', 'quota'].includes(errorClass);
    expect(run.outcomeOf('a')).toBe(isTried ? undefined : 'failed');
  });

  test('those the policy names', () => {
    const run = start({ rules: { retry: { on: ['tool', 'timeout'] } } });
    run.report('a', failed('tool'));
    expect(run.outcomeOf('a')).toBeUndefined();
    wake(run);
    run.report('a', { status: 'timed_out' });
    expect(run.outcomeOf('a')).toBeUndefined();
    wake(run);
    run.report('a', failed('transient'));
    expect(run.outcomeOf('a')).toBe('failed');
  });

  test('none of an agent that must not start twice', () => {
    const run = start({ restartable: false });
    run.report('a', failed('transient'));
    expect(run.outcomeOf('a')).toBe('failed');
  });

  test('none once the attempts are used up', () => {
    const run = start({ rules: { retry: { max_attempts: 2 } } });
    run.report('a', failed('transient'));
    expect(wake(run)).toMatchObject([{ attempt: 2 }]);
    run.report('a', failed('transient'));
    expect(run.state.view.outcomeOf('a')).toMatchObject({ outcome: 'failed', attempts: 2 });
  });

  test('none that a task was cancelled in', () => {
    const run = start();
    run.fold({ type: 'cancel', task: 'a', reason: 'enough', signal: null });
    run.report('a', failed('transient'));
    expect(run.outcomeOf('a')).toBe('failed');
  });
});

describe('a retry', () => {
  test('waits, then is the next attempt of a new generation', () => {
    const run = start();
    run.report('a', failed('transient'));
    const [timer] = run.decide();
    expect(timer).toMatchObject({ type: 'set_timer' });
    expect(run.state.running.size).toBe(0);
    run.nowMs = timer!.type === 'set_timer' ? timer!.atMs : 0;
    expect(run.nowMs).toBeGreaterThanOrEqual(500);
    expect(run.nowMs).toBeLessThanOrEqual(1_000);
    expect(run.decide()).toEqual([{ type: 'expire', timer: 'retry', task: 'a' }]);
    expect(run.decide()[0]).toMatchObject({ attempt: 2, generation: 2, reason: 'retry' });
  });

  test('waits at least as long as the other side asked for', () => {
    const run = start();
    run.report('a', failed('rate_limited', { retry_after_ms: 7_000 }));
    wake(run);
    expect(run.nowMs).toBe(7_000);
  });

  test('that succeeds makes the task flaky', () => {
    const run = start();
    run.report('a', failed('transient', { duration_ms: 3 }));
    wake(run);
    run.report('a', { status: 'succeeded', duration_ms: 4 });
    expect(run.state.view.outcomeOf('a')).toMatchObject({
      flaky: true,
      attempts: 2,
      duration_ms: 7,
    });
  });

  test('does not happen to a task that is cancelled while it waits', () => {
    const run = start();
    run.report('a', failed('transient'));
    run.fold({ type: 'cancel', task: 'a', reason: 'enough', signal: null });
    expect(run.state.view.outcomeOf('a')).toMatchObject({
      outcome: 'cancelled',
      attempts: 1,
      error: { cause: { code: 'NO' } },
    });
    run.nowMs = 60_000;
    expect(run.submits()).toEqual([]);
  });

  test.each([
    ['run_timeout_seconds', {}, { runTimeoutMs: 5_000 }],
    ['total_timeout_seconds', { rules: { total_timeout_seconds: 5 } }, {}],
  ])('that %s leaves no time for fails at once, and says so', (limit, task, limits) => {
    const run = start(task, limits);
    run.report('a', failed('rate_limited', { retry_after_ms: 7_000 }));
    expect(run.state.view.outcomeOf('a')).toMatchObject({
      outcome: 'failed',
      error: { code: 'NO' },
    });
    const hint = run.state.view.outcomeOf('a')?.error?.hint;
    expect(hint).toContain('Ask again.');
    expect(hint).toContain(limit);
    expect(hint).toContain('7 s');
  });
});

describe('an answer that was not accepted', () => {
  test('has one repair round, at once, and is told what was wrong', () => {
    const run = start();
    run.report('a', failed('invalid_output', { output: { half: true } }));
    expect(run.decide()[0]).toMatchObject({ attempt: 2, reason: 'repair' });
    expect(run.state.histories.get(0)?.repair).toEqual({
      error: expect.objectContaining({ code: 'NO' }),
      feedback: 'It said no.',
      output: { half: true },
    });
    run.report('a', failed('invalid_output'));
    expect(run.outcomeOf('a')).toBe('failed');
  });

  test('of a check that failed is told the last of what that printed', () => {
    const run = start();
    const error = errorDetail({ code: 'VERIFY_FAILED', message: 'npm test ended with 1.' });
    const output = `${'x'.repeat(20_000)}expected 1, got 2`;
    const verification = {
      argv: ['npm', 'test'],
      passed: false,
      exit_code: 1,
      signal: null,
      timed_out: false,
      duration_ms: 5,
      output,
    };
    run.report('a', failed(null, { error, verification }));
    const feedback = run.state.histories.get(0)?.repair?.feedback;
    expect(feedback).toHaveLength(16_384);
    expect(feedback).toMatch(/expected 1, got 2$/);
  });

  test('still has its repair when the attempt that was to mend it is tried again', () => {
    const run = start();
    run.report('a', failed('invalid_output'));
    run.decide();
    run.report('a', failed('transient'));
    expect(wake(run)).toMatchObject([{ attempt: 3, reason: 'retry' }]);
    expect(run.state.histories.get(0)?.repair).not.toBeNull();
  });

  test('has none where there is one attempt', () => {
    const run = start({ rules: { retry: { max_attempts: 1 } } });
    run.report('a', failed('invalid_output'));
    expect(run.outcomeOf('a')).toBe('failed');
  });
});

describe('the time of all attempts', () => {
  const limited = { rules: { total_timeout_seconds: 10, retry: { on: ['timeout' as const] } } };

  test('cuts the time of an attempt to what is left', () => {
    const run = start(limited, { timeoutMs: 5_000 });
    run.nowMs = 9_000;
    run.report('a', { status: 'timed_out' });
    expect(wake(run)[0]?.timeoutMs).toBeLessThanOrEqual(1_000);
    run.nowMs = 9_999;
    run.report('a', { status: 'timed_out' });
    expect(run.state.view.outcomeOf('a')).toMatchObject({
      outcome: 'timed_out',
      error: { code: 'TOTAL_TIMEOUT', cause: { code: 'TIMED_OUT' } },
    });
  });

  test('ends a task that waits for a worker', () => {
    const setup = runSetup({ a: limited, b: {} }, { maxWorkers: 1, timeoutMs: 5_000 });
    const run = new DrivenRun(setup);
    run.decide();
    run.nowMs = 5_000;
    run.report('a', { status: 'timed_out' });
    expect(run.submits()).toEqual(['b']);
    run.nowMs = 7_000;
    expect(run.decide()).toEqual([{ type: 'expire', timer: 'retry', task: 'a' }]);
    run.nowMs = 10_000;
    expect(run.decide()).toContainEqual({ type: 'expire', timer: 'tick', task: 'a' });
    expect(run.state.view.outcomeOf('a')).toMatchObject({
      outcome: 'timed_out',
      attempts: 1,
      error: { code: 'TOTAL_TIMEOUT', cause: { code: 'TIMED_OUT' } },
    });
    expect(run.outcomeOf('b')).toBeUndefined();
  });

  test('asks a running attempt to stop, and ends as timed out, not as cancelled', () => {
    const run = start(limited);
    run.nowMs = 10_000;
    expect(run.decide()).toEqual([{ type: 'expire', timer: 'tick', task: 'a' }]);
    expect(run.decide()).toContainEqual(expect.objectContaining({ type: 'cancel', task: 'a' }));
    run.report('a', { status: 'cancelled' });
    expect(run.state.view.outcomeOf('a')).toMatchObject({
      outcome: 'timed_out',
      error: { code: 'TOTAL_TIMEOUT' },
    });
  });

  test('does not take back a success', () => {
    const run = start(limited);
    run.nowMs = 10_000;
    run.decide();
    run.report('a');
    expect(run.outcomeOf('a')).toBe('succeeded');
  });
});
