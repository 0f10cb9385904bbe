import { describe, expect, test } from '@jest/globals';
import { errorDetail, type RunEvent, type TaskEnvelope } from '@parallel-dispatcher/schema';
import type { TaskExecutor } from '@parallel-dispatcher/schema/ports';
import type { RunPlanOptions } from '../../src/index.ts';
import {
  createMemoryExecutor,
  createMemoryLog,
  type VirtualClock,
} from '../../src/testing/index.ts';
import { buildReport } from '../../src/testing/build-report.ts';
import { runSetup } from '../support/run-setup.ts';
import { settle, startRun } from '../support/start-run.ts';

const limits = { runTimeoutMs: 60_000, timeoutMs: 3_600_000 };
const setup = runSetup({ a: [], b: ['a'], c: ['b'] }, limits);

/** Runs until `a` is done and `b` is on its way, then forgets the process. */
async function breakOff(): Promise<readonly RunEvent[]> {
  const log = createMemoryLog();
  const run = startRun(
    setup,
    executing((task) => (task === 'a' ? 'done' : never)),
    { log },
  );
  await settle();
  await settle();
  void run.report.catch(() => {});
  return log.events.filter(({ type }) => type !== 'settled' && type !== 'started');
}

const never = new Promise<never>(() => {});

function executing(
  answer: (task: string) => unknown,
  seen: TaskEnvelope[] = [],
): (clock: VirtualClock) => TaskExecutor {
  return (clock) =>
    createMemoryExecutor({
      agents: {
        worker: ({ envelope }) => {
          seen.push(envelope);
          return answer(envelope.task) as string;
        },
      },
      clock,
    });
}

async function resume(
  journal: readonly RunEvent[],
  options: Partial<RunPlanOptions> = {},
): Promise<{ envelopes: TaskEnvelope[]; events: readonly RunEvent[]; outcomes: unknown }> {
  const envelopes: TaskEnvelope[] = [];
  const run = startRun(
    setup,
    executing(() => 'again', envelopes),
    { journal, ...options },
  );
  const { outcomes } = await run.finish();
  return { envelopes, events: run.log.events, outcomes };
}

describe('a run that goes on', () => {
  test('does not run again what is finished, and counts on', async () => {
    const journal = await breakOff();
    const { envelopes, events, outcomes } = await resume(journal);
    expect(envelopes).toMatchObject([
      { task: 'b', generation: 2, attempt: 1, fence: 1, upstream: { a: { output: 'done' } } },
      { task: 'c', generation: 1, attempt: 1, fence: 1 },
    ]);
    expect(outcomes).toMatchObject([{ output: 'done' }, { output: 'again' }, { output: 'again' }]);
    const last = journal.at(-1)!;
    expect(events[0]).toMatchObject({ type: 'run_resumed', fence: 1, seq: last.seq + 1 });
    expect(events[0]!.at_ms).toBeGreaterThanOrEqual(last.at_ms);
    expect(events.filter(({ type }) => type === 'run_started')).toEqual([]);
  });

  test('announces again what had settled', async () => {
    const { events } = await resume(await breakOff());
    const settled = events.flatMap((event) =>
      event.type === 'settled' ? [event.outcome.task] : [],
    );
    expect(settled).toEqual(['a', 'b', 'c']);
  });

  test('has a higher fence each time, unless it is told one', async () => {
    const journal = await breakOff();
    const { v, seq, at_ms, ts } = journal.at(-1)!;
    const again: RunEvent = { v, seq, at_ms, ts, type: 'run_resumed', fence: 4 };
    const { events } = await resume([...journal, again]);
    expect(events[0]).toMatchObject({ type: 'run_resumed', fence: 5 });
    expect((await resume(journal, { fence: 9 })).envelopes[0]?.fence).toBe(9);
  });

  test('that was finished says so again', async () => {
    const log = createMemoryLog();
    await startRun(
      setup,
      executing(() => 'done'),
      { log },
    ).finish();
    const { envelopes, events } = await resume(log.events);
    expect(envelopes).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'run_finished', status: 'success' });
  });

  test('goes on after it was stopped, and its time limit counts anew', async () => {
    const log = createMemoryLog();
    const run = startRun(
      setup,
      executing((task) => (task === 'a' ? 'done' : never)),
      { log },
    );
    const { stopped } = await run.finish();
    expect(stopped).toMatchObject({ reason: 'run_deadline' });
    const { outcomes } = await resume(log.events);
    expect(outcomes).toMatchObject([
      { outcome: 'succeeded', output: 'done' },
      { outcome: 'succeeded', output: 'again' },
      { outcome: 'succeeded' },
    ]);
  });

  test.each([
    ['another plan', { planSha256: 'other' }],
    ['another run', { runId: 'run-2' }],
  ])('is refused with the journal of %s', async (_, options) => {
    const journal = await breakOff();
    await expect(resume(journal, options)).rejects.toMatchObject({ code: 'RUN_SETUP' });
  });

  test('waits the rest of a wait for another attempt, less the time it was away', async () => {
    const first = (await breakOff())[0]!;
    const stamp = { v: 1, at_ms: 0, ts: '2000-01-01T00:00:00.000Z' } as const;
    const report = buildReport(
      { run: 'run-1', task: 'a', generation: 1, attempt: 1 },
      {
        status: 'failed',
        error: errorDetail({ code: 'BUSY', message: 'Later.' }),
        error_class: 'rate_limited',
        retry_after_ms: 10_000,
      },
    );
    const submitted = { task: 'a', generation: 1, attempt: 1, reason: 'ready' } as const;
    const journal: RunEvent[] = [
      first,
      { ...stamp, seq: 1, type: 'submitted', ...submitted },
      { ...stamp, seq: 2, type: 'outcome', report },
    ];
    const away = { ...stamp, ts: '1999-12-31T23:59:56.000Z' };
    const { events } = await resume([
      ...journal,
      { ...away, seq: 3, type: 'usage', task: 'a', usage: noUsage },
    ]);
    const start = events.find((event) => event.type === 'submitted');
    expect(start).toMatchObject({ task: 'a', attempt: 2, reason: 'retry', at_ms: 6_000 });
  });
});

const noUsage = { input_tokens: null, output_tokens: null, cost_usd: null } as never;
