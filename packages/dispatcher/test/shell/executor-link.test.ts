import { describe, expect, test } from '@jest/globals';
import type { ExecutorEvent, TaskExecutor } from '@parallel-dispatcher/schema/ports';
import { createMemoryExecutor, type VirtualClock } from '../../src/testing/index.ts';
import { runSetup } from '../support/run-setup.ts';
import { settle, startRun } from '../support/start-run.ts';

const broken = async (): Promise<never> => {
  throw new Error('connection refused');
};

/** Works, except for what is given. */
const faulty =
  (faults: (executor: TaskExecutor) => Partial<TaskExecutor>) =>
  (clock: VirtualClock): TaskExecutor => {
    const agents = { worker: (): string => 'done' };
    const executor = createMemoryExecutor({ agents, clock });
    return { ...executor, ...faults(executor) };
  };

const tasks = { a: [], b: ['a'], c: [] };

async function endOf(
  faults: (executor: TaskExecutor) => Partial<TaskExecutor>,
): Promise<{ outcomes: unknown; codes: unknown; atMs: number }> {
  const run = startRun(tasks, faulty(faults));
  const { outcomes, totalTimeMs } = await run.finish();
  return {
    outcomes: outcomes.map(({ outcome }) => outcome),
    codes: outcomes.map(({ error }) => error?.code),
    atMs: totalTimeMs,
  };
}

describe('an executor that throws', () => {
  test.each([
    ['start', { start: broken }],
    ['submit', { submit: broken }],
    ['outcomes', { outcomes: broken }],
    [
      'submit, at once and not as a promise',
      {
        submit: () => {
          throw new Error('connection refused');
        },
      },
    ],
  ])('on %s fails the tasks that were to run', async (_, faults) => {
    const end = await endOf(() => faults);
    expect(end.outcomes).toEqual(['failed', 'blocked', 'failed']);
    expect(end.codes).toEqual(['EXECUTOR_FAILED', 'BLOCKED', 'EXECUTOR_FAILED']);
  });

  test('on one task does not take the others with it', async () => {
    const end = await endOf((executor) => ({
      submit: async (envelopes) => {
        if (envelopes.some(({ task }) => task === 'c')) await broken();
        await executor.submit(envelopes);
      },
    }));
    expect(end.outcomes).toEqual(['succeeded', 'succeeded', 'failed']);
  });

  test('on cancel does not hold up the end', async () => {
    const cancel = new AbortController();
    const run = startRun(
      tasks,
      faulty(() => ({ submit: async () => {}, cancel: broken })),
      { cancel: cancel.signal },
    );
    await settle();
    cancel.abort();
    expect((await run.finish()).totalTimeMs).toBe(2_000);
  });

  test('answers about another task fails the one that was asked for', async () => {
    const end = await endOf((executor) => ({
      outcomes: async (refs) => {
        const reports = await executor.outcomes(refs);
        return reports.map((report) => report && { ...report, task: 'somebody else' });
      },
    }));
    expect(end.codes).toEqual(['EXECUTOR_FAILED', 'BLOCKED', 'EXECUTOR_FAILED']);
  });
});

describe('hints', () => {
  test('that never come cost a second each, and nothing else', async () => {
    const end = await endOf(() => ({
      async *events() {
        await new Promise(() => {});
        yield [];
      },
    }));
    expect(end.outcomes).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(end.atMs).toBe(2_000);
  });

  test.each([
    [
      'events',
      {
        events: () => {
          throw new Error('no events here');
        },
      },
    ],
    [
      'the stream',
      {
        async *events() {
          await broken();
          yield [];
        },
      },
    ],
    ['a stream that ends', { async *events() {} }],
  ])('are not needed: %s may fail', async (_, faults) => {
    const end = await endOf(() => faults);
    expect(end.outcomes).toEqual(['succeeded', 'succeeded', 'succeeded']);
  });

  test('that broke off are taken up again after the last one that came', async () => {
    const cursors: (string | undefined)[] = [];
    await endOf((executor) => ({
      async *events(run: string, after?: string) {
        cursors.push(after);
        for await (const batch of executor.events(run, after)) {
          yield batch.slice(0, 1);
          return;
        }
      },
    }));
    expect(cursors.slice(0, 2)).toEqual([undefined, '0']);
  });

  test('that repeat, or are about nothing of the run, are dropped', async () => {
    const run = startRun(
      tasks,
      faulty((executor) => ({
        async *events(id: string, after?: string): AsyncGenerator<readonly ExecutorEvent[]> {
          for await (const batch of executor.events(id, after)) {
            const strange = batch.map((hint) => ({ ...hint, ref: { ...hint.ref, task: 'zzz' } }));
            yield [...batch, ...strange, ...batch];
          }
        },
      })),
    );
    const { outcomes } = await run.finish();
    expect(outcomes.every(({ outcome }) => outcome === 'succeeded')).toBe(true);
    expect(run.log.events.filter(({ type }) => type === 'outcome')).toHaveLength(3);
  });
});

test('what is no longer wanted when a slow start is over is not submitted', async () => {
  const submitted: string[] = [];
  const started = Promise.withResolvers<void>();
  const cancel = new AbortController();
  const run = startRun(
    runSetup({ a: [] }),
    faulty((executor) => ({
      start: () => started.promise,
      submit: async (envelopes) => {
        submitted.push(...envelopes.map(({ task }) => task));
        await executor.submit(envelopes);
      },
    })),
    { cancel: cancel.signal },
  );
  await settle();
  cancel.abort();
  await settle();
  started.resolve();
  expect((await run.finish()).outcomes[0]?.outcome).toBe('cancelled');
  expect(submitted).toEqual([]);
});
