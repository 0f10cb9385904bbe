import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { attemptReportSchema } from '@parallel-dispatcher/schema';
import type { AttemptReport } from '@parallel-dispatcher/schema';
import { envelopeOf, openZoo, within } from './fixtures/zoo.ts';

/** Everything an agent is known to do wrong, on real workers: one call ends, all else lives on. */
const pool = openZoo();

afterAll(async () => await pool[Symbol.asyncDispose]());

interface Fault {
  readonly act: string;
  readonly code: string;
  readonly message?: RegExp;
  readonly path?: string;
}

const faults: readonly Fault[] = [
  { act: 'throw', code: 'ON_PURPOSE', message: /^thrown on purpose$/ },
  { act: 'exit', code: 'AGENT_EXITED', message: /\b7\b/ },
  { act: 'memory', code: 'AGENT_OUT_OF_MEMORY' },
  { act: 'memory-at-once', code: 'AGENT_OUT_OF_MEMORY' },
  { act: 'rejection', code: 'AGENT_CRASHED', message: /nobody caught me/ },
  { act: 'function', code: 'NOT_SERIALIZABLE', path: 'output.nested.run' },
  { act: 'large', code: 'OUTPUT_TOO_LARGE' },
  { act: 'huge-in-parts', code: 'OUTPUT_TOO_LARGE' },
  { act: 'bottomless', code: 'TOO_DEEP' },
];

/** The same wherever the call runs. */
const oddities: readonly Fault[] = [
  { act: 'throw-null', code: 'AGENT_FAILED', message: /^The agent threw null\.$/ },
  { act: 'no such act', code: 'AGENT_FAILED', message: /TypeError/ },
  { act: 'map', code: 'NOT_SERIALIZABLE', path: 'output' },
  { act: 'nothing', code: 'NOT_SERIALIZABLE', path: 'output' },
  { act: 'invalid', code: 'INVALID_OUTPUT' },
];

describe.each(['zoo-io', 'zoo-cpu', 'zoo-process'])('%s', (agent) => {
  afterEach(async () => await expectAlive('echo'));
  afterAll(async () => await expectAlive(agent));

  test.each(faults)('$act ends as $code', async (fault) => await expectFault(agent, fault));

  test.each(['late-throw', 'late-exit'])('%s harms nobody', async (act) => {
    const report = await pool.run(envelopeOf(agent, { do: act }));
    expectReport(report, { status: 'succeeded', output: { done: act } });
    await expectAlive(agent);
  });

  test.each(['loop', 'hang', 'wait', 'finish-on-abort', 'never-stops-printing'])(
    '%s is timed out, or cancelled',
    async (act) => {
      const timedOut = await pool.run(envelopeOf(agent, { do: act }, within(50)));
      expectReport(timedOut, { status: 'timed_out', error: { code: 'TIMED_OUT' } });
      const cancel = new AbortController();
      const cancelled = await pool.run(envelopeOf(agent, { do: act }), {
        signal: cancel.signal,
        onStarted: () => cancel.abort('the user said so'),
      });
      expectReport(cancelled, { status: 'cancelled', error: { code: 'CANCELLED' } });
    },
  );

  test.each(['prints-much', 'floods-stderr'])('%s is cut, and the report says so', async (act) => {
    const report = await pool.run(envelopeOf(agent, { do: act }));
    expectReport(report, { status: 'succeeded' });
    const text = report.logs
      .map(({ message }) => message)
      .join('')
      .replaceAll('\n', '');
    expect(text).toMatch(/^x{60000}/u);
    expect(text.length).toBeLessThan(70_000);
    expect(report.logs.at(-1)).toMatchObject({
      level: 'warn',
      message: expect.stringMatching(
        /^33\d{4} more bytes of log lines were dropped; the limit is 65536\.$/,
      ),
    });
  });

  test('pollution reaches no later call', async () => {
    expectReport(await pool.run(envelopeOf(agent, { do: 'pollute' })), { status: 'succeeded' });
    const probes = Array.from({ length: 4 }, async () => {
      return (await pool.run(envelopeOf(agent, { do: 'probe' }))).output;
    });
    const clean = { done: 'probe', polluted: null, env: null, includes: false };
    expect(await Promise.all(probes)).toStrictEqual(probes.map(() => clean));
  });
});

test.each(oddities)('$act ends as $code', async (fault) => {
  await expectFault('zoo-io', fault);
  await expectAlive('zoo-io');
});

describe('what a thread cannot contain, a process does', () => {
  afterEach(async () => await expectAlive('zoo-process'));

  test.each<Fault>([
    { act: 'kill-self', code: 'AGENT_EXITED', message: /SIGTERM/ },
    { act: 'kill-self-hard', code: 'AGENT_EXITED', message: /SIGKILL/ },
    { act: 'abort', code: 'AGENT_EXITED', message: /SIGABRT/ },
  ])('$act ends as $code', async (fault) => await expectFault('zoo-process', fault));
});

describe('a result of 200 MB', () => {
  test.each(['zoo-cpu', 'zoo-process'])('never reaches the host from %s', async (agent) => {
    await using roomy = openZoo({ maxOldGenerationSizeMb: 1024 });
    await roomy.run(envelopeOf(agent, { do: 'ok' }));
    const before = hostBytes();
    const report = await roomy.run(envelopeOf(agent, { do: 'huge' }));
    expectReport(report, { status: 'failed', error: { code: 'OUTPUT_TOO_LARGE' } });
    expect(hostBytes() - before).toBeLessThan(32 * 1024 * 1024);
  });
});

describe('an agent that does not load', () => {
  test.each([
    ['missing', /there-is-no-such-module/],
    ['broken-light', /there-is-no-such-module/],
    ['broken-run', /there-is-no-such-module/],
    ['not-an-agent', /must default-export defineAgent/],
    ['broken-process', /there-is-no-such-module/],
  ])('%s fails with the reason', async (agent, message) => {
    const report = await pool.run(envelopeOf(agent, { do: 'ok' }));
    expectReport(report, { status: 'failed', error: { code: 'AGENT_LOAD_FAILED' } });
    expect(report.error?.message).toMatch(message);
  });
});

async function expectFault(agent: string, fault: Fault): Promise<void> {
  const { act, code, message = /./, path } = fault;
  const report = await pool.run(envelopeOf(agent, { do: act }));
  expectReport(report, { status: 'failed', error: { code, ...(path !== undefined && { path }) } });
  expect(report.error?.message).toMatch(message);
}

/** Whatever was done before, the next call goes well. */
async function expectAlive(agent: string): Promise<void> {
  expect(await pool.run(envelopeOf(agent, { do: 'ok' }))).toMatchObject({ status: 'succeeded' });
}

function expectReport(report: AttemptReport, expected: object): void {
  expect(report).toMatchObject(expected);
  expect(attemptReportSchema.safeParse(report).success).toBe(true);
}

/** What this thread alone holds: its heap, and buffers beside it. */
function hostBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
