import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createGovernor } from '../../src/governor/create-governor.ts';
import { defaultModelLimits, type ModelLimits } from '../../src/governor/model-limits.ts';
import { createDriver, ok, request, type Made } from '../support/simulated-provider.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';

const job = fc.record({
  task: fc.constantFrom('a', 'b', 'c'),
  afterMs: fc.integer({ min: 0, max: 90_000 }),
  latencyMs: fc.integer({ min: 1, max: 20_000 }),
  input: fc.integer({ min: 1, max: 400 }),
  output: fc.integer({ min: 1, max: 400 }),
  /** Share of the estimate that is really used. */
  used: fc.double({ min: 0, max: 1, noNaN: true }),
});

const limits = fc.record({
  requestsPerMinute: fc.option(fc.integer({ min: 1, max: 20 })),
  inputTokensPerMinute: fc.option(fc.integer({ min: 400, max: 2_000 })),
  outputTokensPerMinute: fc.option(fc.integer({ min: 400, max: 2_000 })),
  minConcurrency: fc.constant(1),
  maxConcurrency: fc.integer({ min: 1, max: 10 }),
});

describe('limits', () => {
  test('are kept in every minute, and everybody has a turn', async () => {
    const jobs = fc.array(job, { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(limits, jobs, async (own, all) => {
        const made = await run(own, all);
        expect(made).toHaveLength(all.length);
        checkWindows(own, made);
      }),
      { numRuns: 150 },
    );
  });

  test('are kept where only answers are limited, and many are under way', async () => {
    const own = { ...defaultModelLimits, outputTokensPerMinute: 1_000 };
    const tight = job.map((one) => ({ ...one, afterMs: one.afterMs / 100, used: 1 }));
    const jobs = fc.array(tight, { minLength: 5, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(jobs, async (all) => {
        checkWindows(own, await run(own, all));
      }),
      { numRuns: 50 },
    );
  });

  test('let through what they allow', async () => {
    const saturated = fc.record({
      requestsPerMinute: fc.integer({ min: 5, max: 200 }),
      latencyMs: fc.integer({ min: 10, max: 3_000 }),
      tasks: fc.integer({ min: 1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(saturated, async ({ requestsPerMinute, latencyMs, tasks }) => {
        const clock = createVirtualClock();
        const own = { ...defaultModelLimits, requestsPerMinute };
        const driver = createDriver(createGovernor({ clock, limitsOf: () => own }), clock);
        const minutes = 5;
        for (let index = 0; index < requestsPerMinute * minutes * 2; index += 1) {
          const asked = request({ task: `t${index % tasks}` });
          void driver.send({ request: asked, latencyMs, answer: () => ok });
        }
        await clock.advance(minutes * 60_000);
        expect(driver.made.length).toBeGreaterThanOrEqual(0.95 * requestsPerMinute * minutes);
      }),
      { numRuns: 20 },
    );
  });

  test('let through the tokens they allow', async () => {
    const clock = createVirtualClock();
    const own = { ...defaultModelLimits, outputTokensPerMinute: 10_000 };
    const driver = createDriver(createGovernor({ clock, limitsOf: () => own }), clock);
    const usage = { inputTokens: 1, outputTokens: 100, cacheReadTokens: 0 };
    for (let index = 0; index < 2_000; index += 1) {
      const asked = request({ task: `t${index % 7}`, outputTokens: 100 });
      void driver.send({ request: asked, latencyMs: 1_000, answer: () => ({ ...ok, usage }) });
    }
    await clock.advance(10 * 60_000);
    expect(driver.made.length * 100).toBeGreaterThanOrEqual(0.95 * 10 * 10_000);
  });

  test('refuse at once what no minute has room for', async () => {
    const clock = createVirtualClock();
    const own = { ...defaultModelLimits, inputTokensPerMinute: 1_000 };
    const governor = createGovernor({ clock, limitsOf: () => own });
    const { signal } = new AbortController();
    expect(await governor.admit(request({ inputTokens: 1_001 }), signal)).toMatchObject({
      ok: false,
      errorClass: 'input',
      error: { code: 'MODEL_REQUEST_TOO_LARGE' },
    });
    expect(await governor.admit(request({ inputTokens: 1_000 }), signal)).toMatchObject({
      ok: true,
    });
  });

  test('count what was used, not what was estimated', async () => {
    const clock = createVirtualClock();
    const own = { ...defaultModelLimits, inputTokensPerMinute: 1_000 };
    const governor = createGovernor({ clock, limitsOf: () => own });
    const { signal } = new AbortController();
    const first = await governor.admit(request({ inputTokens: 900 }), signal);
    const second = governor.admit(request({ inputTokens: 900 }), signal);
    expect(governor.report()).toMatchObject({ admitted: 1, waiting: 1 });
    if (!first.ok) throw new Error('not admitted');
    first.permit.settle({
      ...ok,
      usage: { inputTokens: 100, outputTokens: 1, cacheReadTokens: 80 },
    });
    expect(await second).toMatchObject({ ok: true });
    expect(governor.report()).toMatchObject({ admitted: 2, waiting: 0, tokensSaved: 80 });
  });
});

type Jobs = readonly {
  readonly task: string;
  readonly afterMs: number;
  readonly latencyMs: number;
  readonly input: number;
  readonly output: number;
  readonly used: number;
}[];

async function run(own: ModelLimits, jobs: Jobs): Promise<readonly Made[]> {
  const clock = createVirtualClock();
  const driver = createDriver(createGovernor({ clock, limitsOf: () => own }), clock);
  for (const { task, afterMs, latencyMs, input, output, used } of jobs) {
    clock.setTimer(afterMs, () => {
      void driver.send({
        request: request({ task, inputTokens: input, outputTokens: output }),
        latencyMs,
        answer: () => ({
          ...ok,
          usage: {
            inputTokens: Math.ceil(input * used),
            outputTokens: Math.ceil(output * used),
            cacheReadTokens: null,
          },
        }),
      });
    });
  }
  await clock.advance(100 * 60_000);
  return driver.made;
}

function checkWindows(own: ModelLimits, made: readonly Made[]): void {
  for (const { startedAtMs, endedAtMs } of made) {
    const began = made.filter((other) => isWithin(other.startedAtMs, startedAtMs));
    const ended = made.filter((other) => isWithin(other.endedAtMs, endedAtMs));
    const sum = (all: readonly Made[], of: 'input' | 'output'): number =>
      all.reduce((total, one) => total + one[of], 0);
    const atOnce = made.filter(
      (other) => other.startedAtMs <= startedAtMs && startedAtMs < other.endedAtMs,
    );
    expect(began.length).toBeLessThanOrEqual(own.requestsPerMinute ?? Infinity);
    expect(sum(began, 'input')).toBeLessThanOrEqual(own.inputTokensPerMinute ?? Infinity);
    expect(sum(ended, 'output')).toBeLessThanOrEqual(own.outputTokensPerMinute ?? Infinity);
    expect(atOnce.length).toBeLessThanOrEqual(own.maxConcurrency);
  }
}

function isWithin(atMs: number, endMs: number): boolean {
  return endMs - 60_000 < atMs && atMs <= endMs;
}
