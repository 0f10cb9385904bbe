import { afterAll, describe, expect, test } from '@jest/globals';
import { attemptReportSchema } from '@parallel-dispatcher/schema';
import { envelopeOf, openZoo, within } from './fixtures/zoo.ts';

const pool = openZoo();

afterAll(async () => await pool[Symbol.asyncDispose]());

describe.each(['zoo-io', 'zoo-cpu'])('AgentPool with %s', (agent) => {
  test('reports what an agent returns', async () => {
    const report = await pool.run(envelopeOf(agent, { do: 'ok', value: [1, { a: null }] }));
    expect(report).toMatchObject({
      status: 'succeeded',
      output: { done: 'ok', value: [1, { a: null }] },
      error: null,
      worker: expect.stringMatching(agent === 'zoo-io' ? /^shared-\d+$/ : /^thread-\d+$/),
    });
    expect(attemptReportSchema.safeParse(report).success).toBe(true);
  });

  test('gives the agent its upstream, attempt and idempotency key', async () => {
    const upstream = { plan: { agent: 'a', outcome: 'succeeded', output: { n: 1 } } } as const;
    const envelope = envelopeOf(agent, { do: 'upstream' }, { task: 'a b', attempt: 3, upstream });
    const report = await pool.run(envelope);
    expect(report.output).toMatchObject({ seen: upstream, key: 'run-1:a%20b', attempt: 3 });
  });

  test.each([
    ['throw', { code: 'ON_PURPOSE', message: 'thrown on purpose' }],
    ['throw-null', { code: 'AGENT_FAILED', message: 'The agent threw null.' }],
    ['exit', { code: 'AGENT_EXITED', message: expect.stringContaining('process.exit(7)') }],
    ['memory', { code: 'AGENT_OUT_OF_MEMORY' }],
    ['rejection', { code: 'AGENT_CRASHED', message: expect.stringContaining('nobody caught me') }],
    ['function', { code: 'NOT_SERIALIZABLE', path: 'output.nested.run' }],
    ['map', { code: 'NOT_SERIALIZABLE', path: 'output' }],
    ['nothing', { code: 'NOT_SERIALIZABLE', path: 'output' }],
    ['invalid', { code: 'INVALID_OUTPUT' }],
    ['large', { code: 'OUTPUT_TOO_LARGE' }],
    ['no such act', { code: 'AGENT_FAILED', message: expect.stringContaining('TypeError') }],
  ])('%s is a failure of that task only', async (act, error) => {
    const report = await pool.run(envelopeOf(agent, { do: act }));
    expect(report).toMatchObject({ status: 'failed', error });
    expect(attemptReportSchema.safeParse(report).success).toBe(true);
    const after = await pool.run(envelopeOf(agent, { do: 'ok' }));
    expect(after.status).toBe('succeeded');
  });

  test.each(['late-throw', 'late-exit'])('%s harms nobody', async (act) => {
    const report = await pool.run(envelopeOf(agent, { do: act }));
    expect(report).toMatchObject({ status: 'succeeded', output: { done: act } });
    const others = Array.from({ length: 8 }, () => pool.run(envelopeOf(agent, { do: 'ok' })));
    const statuses = (await Promise.all(others)).map(({ status }) => status);
    expect(statuses).toStrictEqual(statuses.map(() => 'succeeded'));
  });

  test.each(['loop', 'hang', 'wait', 'finish-on-abort'])(
    '%s is timed out, the pool lives on',
    async (act) => {
      const report = await pool.run(envelopeOf(agent, { do: act }, within(50)));
      expect(report).toMatchObject({ status: 'timed_out', error: { code: 'TIMED_OUT' } });
      expect(await pool.run(envelopeOf(agent, { do: 'ok' }))).toMatchObject({
        status: 'succeeded',
      });
    },
  );

  test.each(['loop', 'hang', 'wait', 'finish-on-abort'])('%s is cancelled', async (act) => {
    const cancel = new AbortController();
    const report = await pool.run(envelopeOf(agent, { do: act }), {
      signal: cancel.signal,
      onStarted: () => cancel.abort('the user said so'),
    });
    expect(report).toMatchObject({ status: 'cancelled', error: { code: 'CANCELLED' } });
  });

  test('a call cancelled before it starts never runs', async () => {
    const report = await pool.run(envelopeOf(agent, { do: 'ok' }), { signal: AbortSignal.abort() });
    expect(report).toMatchObject({ status: 'cancelled', worker: null, started_at: null });
  });

  test('prints go to the log of the task', async () => {
    const report = await pool.run(envelopeOf(agent, { do: 'prints', value: 'one' }));
    expect(report.logs.map(({ level, message }) => [level, message])).toStrictEqual([
      ['stdout', '{"status":"success"}'],
      ['stdout', 'raw'],
      ['stderr', 'to stderr'],
      ['stdout', 'descriptor one'],
    ]);
  });

  test('prints without end are cut, and the report says so', async () => {
    const report = await pool.run(envelopeOf(agent, { do: 'prints-much' }));
    const text = report.logs.map(({ message }) => message).join('');
    expect(text.length).toBeLessThan(70_000);
    expect(report.logs.at(-1)).toMatchObject({
      level: 'warn',
      message: '334464 more bytes of log lines were dropped; the limit is 65536.',
    });
  });

  test('agents see an allow-listed environment', async () => {
    const { output } = await pool.run(envelopeOf(agent, { do: 'env' }));
    const { names } = output as { names: string[] };
    expect(names).toContain('PATH');
    expect(names.filter((name) => name.startsWith('npm_'))).toStrictEqual([]);
    expect(names).not.toContain('NODE_OPTIONS');
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

describe('AgentPool loading agents', () => {
  test.each([
    ['missing', 'AGENT_LOAD_FAILED', /there-is-no-such-module/],
    ['broken-light', 'AGENT_LOAD_FAILED', /there-is-no-such-module/],
    ['broken-run', 'AGENT_LOAD_FAILED', /there-is-no-such-module/],
    ['not-an-agent', 'AGENT_LOAD_FAILED', /must default-export defineAgent/],
  ])('%s fails with the reason', async (agent, code, message) => {
    const report = await pool.run(envelopeOf(agent, { do: 'ok' }));
    expect(report).toMatchObject({ status: 'failed', error: { code } });
    expect(report.error?.message).toMatch(message);
  });

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
