import { afterEach, describe, expect, test } from '@jest/globals';
import type { TaskExecutor } from '@parallel-dispatcher/schema/ports';
import { LocalExecutor } from '../src/local-executor.ts';
import { describeTaskExecutor } from '../src/testing/describe-task-executor.ts';
import { agents, envelopeOf, openZoo, within } from './fixtures/zoo.ts';

const pools: { [Symbol.asyncDispose](): Promise<void> }[] = [];

afterEach(async () => {
  for (const pool of pools.splice(0)) await pool[Symbol.asyncDispose]();
});

function open(): TaskExecutor {
  const pool = openZoo({ agents });
  pools.push(pool);
  return new LocalExecutor(pool);
}

describeTaskExecutor('LocalExecutor', () => ({
  executor: open(),
  echo: 'echo',
  wait: 'wait',
  fail: 'fail',
}));

describe('LocalExecutor', () => {
  test('refuses a task of an earlier owner of the run', async () => {
    const executor = open();
    await executor.submit([envelopeOf('zoo-io', { do: 'ok' }, { fence: 2 })]);
    const stale = envelopeOf('zoo-io', { do: 'ok' }, { fence: 1 });
    await executor.submit([stale]);
    await executor.close({ drainMs: 30_000 });
    expect(await executor.outcomes([stale])).toMatchObject([
      { status: 'failed', error: { code: 'STALE_OWNER' } },
    ]);
  });

  test('keeps to the concurrency of an agent', async () => {
    const executor = open();
    await executor.start({ 'zoo-io': { concurrency: 1 } });
    const envelopes = [1, 2, 3].map(() => envelopeOf('zoo-io', { do: 'wait' }, within(20)));
    await executor.submit(envelopes);
    await executor.close({ drainMs: 30_000 });
    let running = 0;
    let most = 0;
    for await (const batch of executor.events('run-1')) {
      for (const event of batch) {
        if (event.type === 'started') running += 1;
        if (event.type === 'settled') running -= 1;
        most = Math.max(most, running);
      }
    }
    expect(most).toBe(1);
    const statuses = (await executor.outcomes(envelopes)).map((report) => report?.status);
    expect(statuses).toStrictEqual(['timed_out', 'timed_out', 'timed_out']);
  });

  test('says that it has no rate limits', async () => {
    const executor = open();
    await expect(executor.start({ 'zoo-io': { ratePerSecond: 1 } })).rejects.toThrow(/zoo-io/);
  });

  test('hands on progress', async () => {
    const executor = open();
    const waiting = envelopeOf('zoo-io', { do: 'wait' }, within(20));
    await executor.submit([waiting]);
    await executor.close({ drainMs: 30_000 });
    const types: string[] = [];
    for await (const batch of executor.events('run-1'))
      types.push(...batch.map(({ type }) => type));
    expect(types).toStrictEqual(['started', 'progress', 'settled']);
  });
});
