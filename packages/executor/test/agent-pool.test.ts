import { afterAll, describe, expect, test } from '@jest/globals';
import { attemptReportSchema } from '@parallel-dispatcher/schema';
import { envelopeOf, openZoo } from './fixtures/zoo.ts';

const pool = openZoo();

afterAll(async () => await pool[Symbol.asyncDispose]());

describe.each([
  ['zoo-io', 'shared'],
  ['zoo-cpu', 'thread'],
  ['zoo-process', 'process'],
])('AgentPool with %s', (agent, isolation) => {
  test('reports what an agent returns', async () => {
    const report = await pool.run(envelopeOf(agent, { do: 'ok', value: [1, { a: null }] }));
    expect(report).toMatchObject({
      status: 'succeeded',
      output: { done: 'ok', value: [1, { a: null }] },
      error: null,
      worker: expect.stringMatching(new RegExp(`^${isolation}-\\d+$`)),
    });
    expect(attemptReportSchema.safeParse(report).success).toBe(true);
  });

  test('gives the agent its upstream, attempt and idempotency key', async () => {
    const upstream = { plan: { agent: 'a', outcome: 'succeeded', output: { n: 1 } } } as const;
    const envelope = envelopeOf(agent, { do: 'upstream' }, { task: 'a b', attempt: 3, upstream });
    const report = await pool.run(envelope);
    expect(report.output).toMatchObject({ seen: upstream, key: 'run-1:a%20b', attempt: 3 });
  });

  test('a call cancelled before it starts never runs', async () => {
    const report = await pool.run(envelopeOf(agent, { do: 'ok' }), { signal: AbortSignal.abort() });
    expect(report).toMatchObject({ status: 'cancelled', worker: null, started_at: null });
  });

  test('agents see an allow-listed environment', async () => {
    const { output } = await pool.run(envelopeOf(agent, { do: 'env' }));
    const { names } = output as { names: string[] };
    expect(names).toContain('PATH');
    expect(names.filter((name) => name.startsWith('npm_'))).toStrictEqual([]);
    expect(names).not.toContain('NODE_OPTIONS');
    expect(names).not.toContain('NODE_CHANNEL_FD');
  });
});

describe.each(['zoo-io', 'zoo-cpu'])('AgentPool with %s, a thread', (agent) => {
  test('prints go to the log of the task', async () => {
    const report = await pool.run(envelopeOf(agent, { do: 'prints', value: 'one' }));
    expect(report.logs.map(({ level, message }) => [level, message])).toStrictEqual([
      ['stdout', '{"status":"success"}'],
      ['stdout', 'raw'],
      ['stderr', 'to stderr'],
      ['stdout', 'descriptor one'],
    ]);
  });
});

describe('AgentPool options', () => {
  test.each([
    { maxWorkers: 0 },
    { maxWorkers: 1.5 },
    { maxOldGenerationSizeMb: 1 },
    { cancelGraceMs: -1 },
  ])('refuses %j', (options) => {
    expect(() => openZoo(options)).toThrow(RangeError);
  });
});

describe('AgentPool taking envelopes', () => {
  test('an unknown agent is refused with a suggestion', async () => {
    const report = await pool.run(envelopeOf('zoo-oi', { do: 'ok' }));
    expect(report).toMatchObject({
      error: { code: 'AGENT_UNKNOWN', hint: expect.stringContaining('zoo-io') },
    });
  });

  test('an input that does not fit is refused', async () => {
    const report = await pool.run(envelopeOf('zoo-io', { act: 'ok' }));
    expect(report).toMatchObject({
      status: 'failed',
      error: { code: 'INVALID_INPUT' },
      error_class: 'input',
    });
  });
});
