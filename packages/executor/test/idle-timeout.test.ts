import { afterAll, expect, test } from '@jest/globals';
import { envelopeOf, idleWithin, openZoo } from './fixtures/zoo.ts';

const pool = openZoo();

afterAll(async () => await pool[Symbol.asyncDispose]());

test.each(
  ['zoo-io', 'zoo-cpu', 'zoo-process'].flatMap((agent) =>
    ['hang', 'loop'].map((act) => [agent, act] as const),
  ),
)('%s is stopped when it does nothing but %s', async (agent, act) => {
  const report = await pool.run(envelopeOf(agent, { do: act }, idleWithin(50)));
  expect(report).toMatchObject({
    status: 'timed_out',
    error: { code: 'IDLE_TIMEOUT', retryable: true },
    error_class: 'transient',
  });
  expect(await pool.run(envelopeOf(agent, { do: 'ok' }))).toMatchObject({ status: 'succeeded' });
});

test('nobody is idle who prints too much to keep', async () => {
  const deadline = { timeout_ms: 1500, idle_timeout_ms: 1000, run_ends_at: null };
  const reports = ['zoo-io', 'zoo-cpu', 'zoo-process'].map(async (agent) => {
    return await pool.run(envelopeOf(agent, { do: 'never-stops-printing' }, { deadline }));
  });
  for (const report of await Promise.all(reports)) {
    expect(report).toMatchObject({ status: 'timed_out', error: { code: 'TIMED_OUT' } });
  }
});
