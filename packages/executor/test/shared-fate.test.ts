import { availableParallelism } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AttemptReport, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { AgentPool } from '../src/agent-pool.ts';
import { envelopeOf, openZoo, within } from './fixtures/zoo.ts';

/** More than there are shared threads, so that each of them has several. */
const siblings = 6;

let pool: AgentPool;
let cancel: AbortController;

beforeEach(() => {
  pool = openZoo({ maxWorkers: siblings + 2 });
  cancel = new AbortController();
});

afterEach(async () => await pool[Symbol.asyncDispose]());

interface Running {
  readonly worker: string;
  readonly report: Promise<AttemptReport>;
}

/** Starts a call and waits until it is on its thread. */
async function start(envelope: TaskEnvelope): Promise<Running> {
  const { promise: started, resolve } = Promise.withResolvers<string>();
  const report = pool.run(envelope, { signal: cancel.signal, onStarted: resolve });
  return { worker: await started, report };
}

/** The second shared thread is started once calls last; until then the first carries every call. */
async function untilAllShare(calls: AgentPool): Promise<void> {
  const stop = new AbortController();
  const { promise, resolve } = Promise.withResolvers<string>();
  const long = calls.run(envelopeOf('zoo-io', { do: 'wait' }), {
    signal: stop.signal,
    onStarted: resolve,
  });
  const first = await promise;
  let met: string | null = availableParallelism() === 1 ? null : first;
  while (met === first) {
    ({ worker: met } = await calls.run(envelopeOf('zoo-io', { do: 'ok' })));
  }
  stop.abort('both are up');
  await long;
}

async function startSiblings(): Promise<readonly Running[]> {
  await untilAllShare(pool);
  const waiting = Array.from({ length: siblings }, () => envelopeOf('zoo-io', { do: 'wait' }));
  return await Promise.all(waiting.map(async (envelope) => await start(envelope)));
}

/** Statuses of those on a thread, and of those elsewhere once they were cancelled. */
async function statusesBy(running: readonly Running[], worker: string) {
  const on = running.filter((each) => each.worker === worker);
  const neighbours = await Promise.all(on.map(async ({ report }) => (await report).status));
  cancel.abort('the test is over');
  const off = running.filter((each) => each.worker !== worker);
  const others = await Promise.all(off.map(async ({ report }) => (await report).status));
  return { neighbours: new Set(neighbours), others: new Set(others), met: neighbours.length };
}

describe('calls that share a thread', () => {
  test.each(['exit', 'memory'])('%s loses all on the thread and charges nobody', async (act) => {
    const running = await startSiblings();
    const culprit = await start(envelopeOf('zoo-io', { do: act }));
    expect(await culprit.report).toMatchObject({
      status: 'lost',
      error: { code: 'THREAD_LOST', retryable: true },
      error_class: null,
    });
    const { neighbours, others, met } = await statusesBy(running, culprit.worker);
    expect(met).toBeGreaterThan(0);
    expect(neighbours).toStrictEqual(new Set(['lost']));
    expect([...others].every((status) => status === 'cancelled')).toBe(true);
  });

  test('what died shared is charged when it dies alone', async () => {
    await startSiblings();
    const alone = envelopeOf('zoo-io', { do: 'exit' }, { isolation: 'alone' });
    expect(await pool.run(alone)).toMatchObject({
      status: 'failed',
      error: { code: 'AGENT_EXITED' },
      worker: expect.stringMatching(/^thread-/),
    });
    cancel.abort('the test is over');
  });

  test('an unhandled rejection is charged to the call it came from, its neighbours live', async () => {
    const running = await startSiblings();
    const culprit = await start(envelopeOf('zoo-io', { do: 'rejection' }));
    expect(await culprit.report).toMatchObject({
      status: 'failed',
      error: { code: 'AGENT_CRASHED' },
    });
    cancel.abort('the test is over');
    const reports = await Promise.all(running.map(async ({ report }) => await report));
    expect(new Set(reports.map(({ status }) => status))).toStrictEqual(new Set(['cancelled']));
  });

  test('one that ignores its deadline is timed out, its neighbours are lost', async () => {
    const running = await startSiblings();
    const culprit = await start(envelopeOf('zoo-io', { do: 'hang' }, within(20)));
    expect(await culprit.report).toMatchObject({ status: 'timed_out' });
    const { neighbours } = await statusesBy(running, culprit.worker);
    expect(neighbours).toStrictEqual(new Set(['lost']));
  });

  test('on a blocked thread nobody is charged for a deadline', async () => {
    const running = await startSiblings();
    const culprit = await start(envelopeOf('zoo-io', { do: 'loop' }, within(20)));
    expect(await culprit.report).toMatchObject({ status: 'lost' });
    const { neighbours } = await statusesBy(running, culprit.worker);
    expect(neighbours).toStrictEqual(new Set(['lost']));
    const alone = envelopeOf('zoo-io', { do: 'loop' }, { isolation: 'alone', ...within(20) });
    expect(await pool.run(alone)).toMatchObject({ status: 'timed_out' });
  });

  test('a cancelled call on a blocked thread is cancelled', async () => {
    await startSiblings();
    const culprit = await start(envelopeOf('zoo-io', { do: 'loop' }));
    cancel.abort('enough');
    expect(await culprit.report).toMatchObject({ status: 'cancelled' });
  });

  test('a call that no blocked thread takes moves to one of its own', async () => {
    await using impatient = openZoo({ maxWorkers: 3, sharedStartTimeoutMs: 1500 });
    await untilAllShare(impatient);
    const loops = [0, 1].map(async () => {
      const { promise, resolve } = Promise.withResolvers<string>();
      void impatient.run(envelopeOf('zoo-io', { do: 'loop' }), { onStarted: resolve });
      return await promise;
    });
    const blocked = new Set(await Promise.all(loops));
    const report = await impatient.run(envelopeOf('zoo-io', { do: 'ok' }));
    expect(report).toMatchObject({
      status: 'succeeded',
      worker: expect.stringMatching(/^thread-/),
    });
    expect(blocked.has(report.worker ?? '')).toBe(false);
  });

  test('prints of calls at the same time land in the right logs', async () => {
    const values = ['a', 'b', 'c', 'd', 'e', 'f'];
    const reports = await Promise.all(
      values.map(async (value) => await pool.run(envelopeOf('zoo-io', { do: 'prints', value }))),
    );
    const last = reports.map(({ logs }) => logs.at(-1)?.message);
    expect(last).toStrictEqual(values.map((value) => `descriptor ${value}`));
  });
});

describe('calls with a thread of their own', () => {
  test('reuse a thread that was left clean', async () => {
    const first = await pool.run(envelopeOf('zoo-cpu', { do: 'ok' }));
    const second = await pool.run(envelopeOf('zoo-cpu', { do: 'ok' }));
    expect(second.worker).toBe(first.worker);
  });
});

describe('the number of calls at once', () => {
  test('never rises over maxWorkers, and those that wait are not on the clock', async () => {
    await using narrow = openZoo({ maxWorkers: 1 });
    let open = 0;
    let most = 0;
    const run = async (): Promise<AttemptReport> => {
      const onStarted = (): void => {
        open += 1;
        most = Math.max(most, open);
      };
      const report = await narrow.run(envelopeOf('zoo-io', { do: 'hang' }, within(30)), {
        onStarted,
      });
      open -= 1;
      return report;
    };
    const reports = await Promise.all([run(), run(), run()]);
    expect(most).toBe(1);
    expect(reports.map(({ status }) => status)).toStrictEqual([
      'timed_out',
      'timed_out',
      'timed_out',
    ]);
  });
});
