import { describe, expect, test } from '@jest/globals';
import type { Clock, TaskExecutor } from '@parallel-dispatcher/schema/ports';
import { createMemoryExecutor, type MemoryCall } from '../../src/testing/index.ts';
import { runSetup } from '../support/run-setup.ts';
import { settle, startRun } from '../support/start-run.ts';

const never = new Promise<never>(() => {});

const executing =
  (worker: (call: MemoryCall) => string | Promise<string>) =>
  (clock: Clock): TaskExecutor =>
    createMemoryExecutor({ agents: { worker }, clock });

const deaf = (clock: Clock): TaskExecutor => ({
  ...executing(() => never)(clock),
  cancel: async () => {},
});

describe('a cancel', () => {
  test('stops starting, cancels what runs, and names the signal', async () => {
    const cancel = new AbortController();
    const signals: AbortSignal[] = [];
    const run = startRun(
      runSetup({ a: [], b: [] }, { maxWorkers: 1 }),
      executing(({ signal }) => {
        signals.push(signal);
        return never;
      }),
      { cancel: cancel.signal },
    );
    await settle();
    cancel.abort({ reason: 'interrupted', signal: 'SIGINT' });
    const report = await run.finish();
    expect(report.stopped).toEqual({ reason: 'signal', detail: 'SIGINT' });
    expect(report.outcomes.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ['cancelled', 'CANCELLED'],
      ['cancelled', 'CANCELLED'],
    ]);
    expect(report.outcomes.map(({ attempts }) => attempts)).toEqual([1, 0]);
    expect(signals[0]?.aborted).toBe(true);
    expect(run.clock.now()).toBe(0);
  });

  test('before the run started starts nothing', async () => {
    const reason = { reason: 'no longer wanted', signal: null };
    const run = startRun(
      { a: [] },
      executing(() => ''),
      { cancel: AbortSignal.abort(reason) },
    );
    const report = await run.finish();
    expect(report.stopped).toEqual({ reason: 'cancelled', detail: 'no longer wanted' });
    expect(run.log.events.map(({ type }) => type)).not.toContain('submitted');
  });

  test('with any other reason is told in its words', async () => {
    const run = startRun(
      { a: [] },
      executing(() => ''),
      { cancel: AbortSignal.abort() },
    );
    expect((await run.finish()).stopped).toMatchObject({
      reason: 'cancelled',
      detail: 'This operation was aborted',
    });
  });

  test('that the executor does not answer is over after two seconds', async () => {
    const cancel = new AbortController();
    const run = startRun(runSetup({ a: [] }, { timeoutMs: 60_000 }), deaf, {
      cancel: cancel.signal,
    });
    await settle();
    cancel.abort({ reason: 'interrupted', signal: 'SIGTERM' });
    const report = await run.finish();
    expect(report.outcomes[0]).toMatchObject({ outcome: 'cancelled' });
    expect(report.totalTimeMs).toBe(2_000);
  });

  test('after the end changes nothing', async () => {
    const cancel = new AbortController();
    const run = startRun(
      { a: [] },
      executing(() => ''),
      { cancel: cancel.signal },
    );
    expect((await run.finish()).stopped).toBeNull();
    const count = run.log.events.length;
    cancel.abort();
    await settle();
    expect(run.log.events).toHaveLength(count);
  });
});

describe('the deadline of the run', () => {
  test('cancels what runs and what did not start', async () => {
    const run = startRun(
      runSetup({ a: [], b: ['a'] }, { timeoutMs: 60_000, runTimeoutMs: 500 }),
      executing(() => never),
    );
    const report = await run.finish();
    expect(report.stopped?.reason).toBe('run_deadline');
    expect(report.totalTimeMs).toBe(500);
    expect(report.outcomes.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ['cancelled', 'RUN_DEADLINE'],
      ['cancelled', 'RUN_DEADLINE'],
    ]);
  });
});

describe('the timeout of a task', () => {
  test('is kept by the executor', async () => {
    const run = startRun(
      runSetup({ a: [] }, { timeoutMs: 300 }),
      executing(() => never),
    );
    const report = await run.finish();
    expect(report.outcomes[0]).toMatchObject({ outcome: 'timed_out', duration_ms: 300 });
    expect(report.totalTimeMs).toBe(300);
  });

  test('has a net below it for an executor that never answers', async () => {
    const started = Promise.withResolvers<void>();
    const run = startRun(
      runSetup({ a: [], b: [] }, { maxWorkers: 1, timeoutMs: 300 }),
      (clock) => {
        const executor = executing(({ envelope }) => {
          started.resolve();
          return envelope.task === 'a' ? never : 'done';
        })(clock);
        const deadline = { timeout_ms: 1e9, idle_timeout_ms: null, run_ends_at: null };
        return {
          ...executor,
          cancel: async () => {},
          submit: (envelopes) => executor.submit(envelopes.map((one) => ({ ...one, deadline }))),
        };
      },
      { patience: { reportMs: 1_000 } },
    );
    await started.promise;
    const report = await run.finish();
    expect(report.outcomes.map(({ outcome }) => outcome)).toEqual(['timed_out', 'succeeded']);
    expect(report.totalTimeMs).toBe(1_300);
  });
});
