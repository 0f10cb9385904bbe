import { createHook } from 'node:async_hooks';
import { availableParallelism } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { startSharedThreads } from '../../src/pool/start-shared-threads.ts';
import { envelopeOf, openZoo } from '../fixtures/zoo.ts';

const most = Math.min(2, availableParallelism());

/** How many threads this process started since the test began. */
let started: number;
let waiting: { readonly count: number; readonly resolve: () => void }[];

const hook = createHook({
  init(_id, type) {
    if (type !== 'WORKER') return;
    started += 1;
    for (const each of waiting) if (started >= each.count) each.resolve();
  },
});

beforeEach(() => {
  started = 0;
  waiting = [];
  hook.enable();
});
afterEach(() => void hook.disable());

async function untilStarted(count: number): Promise<void> {
  if (started >= count) return;
  await new Promise<void>((resolve) => waiting.push({ count, resolve }));
}

describe('startSharedThreads', () => {
  test('starts the first before there is a pool or a call', async () => {
    await using _threads = await startSharedThreads();
    await untilStarted(1);
    expect(started).toBe(1);
  });

  test('starts another once calls last', async () => {
    await using pool = openZoo({ sharedThreads: await startSharedThreads() });
    const stop = new AbortController();
    const long = pool.run(envelopeOf('zoo-io', { do: 'wait' }), { signal: stop.signal });
    await untilStarted(most);
    stop.abort('seen');
    await long;
    expect(started).toBe(most);
  });

  test('starts no more than calls may run at once', async () => {
    const threads = await startSharedThreads({ maxWorkers: 1 });
    await using pool = openZoo({ maxWorkers: 1, sharedThreads: threads });
    await pool.run(envelopeOf('zoo-io', { do: 'ok' }));
    expect(started).toBe(1);
  });

  test('makes threads that a pool runs its shared calls on, and starts no others', async () => {
    const threads = await startSharedThreads({ env: { GIVEN: 'yes' } });
    await untilStarted(1);
    await using pool = openZoo({ sharedThreads: threads, env: { OTHER: 'yes' } });
    const calls = ['env', 'ok', 'ok', 'ok'].map(
      async (act) => await pool.run(envelopeOf('zoo-io', { do: act })),
    );
    const [env, ...others] = await Promise.all(calls);
    // They were given their variables when they started.
    const { names } = z.object({ names: z.array(z.string()) }).parse(env?.output);
    expect(names.filter((name) => ['GIVEN', 'OTHER'].includes(name))).toStrictEqual(['GIVEN']);
    expect(others.map(({ status }) => status)).toStrictEqual([
      'succeeded',
      'succeeded',
      'succeeded',
    ]);
    expect(started).toBeLessThanOrEqual(most);
  });

  test('makes threads that end with the pool that got them', async () => {
    const threads = await startSharedThreads();
    await untilStarted(1);
    const pool = openZoo({ sharedThreads: threads });
    await pool[Symbol.asyncDispose]();
    // Only those that were ended can be started again.
    await threads.prestart();
    await untilStarted(2);
    await threads[Symbol.asyncDispose]();
  });
});
