import { describe, expect, test } from '@jest/globals';
import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { createGovernor } from '../../src/governor/create-governor.ts';
import type { GovernorEvent } from '../../src/governor/governor-event.ts';
import { createDriver, ok, refused, request } from '../support/simulated-provider.ts';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.ts';

const { signal } = new AbortController();

/** Takes so many requests a second of the clock, and refuses more. */
function perSecond(most: number, clock: VirtualClock) {
  const starts: number[] = [];
  const pauses: { readonly fromMs: number; readonly untilMs: number }[] = [];
  return {
    starts,
    pauses,
    answer: () => {
      const second = Math.floor(clock.now() / 1_000);
      const before = starts.filter((atMs) => Math.floor(atMs / 1_000) === second);
      starts.push(clock.now());
      return before.length < most ? ok : refused({ retryAfterMs: 1_000 });
    },
  };
}

describe('a storm', () => {
  test('of 50 tasks against 5 a second loses none, and wastes few', async () => {
    const clock = createVirtualClock();
    const events: (GovernorEvent & { readonly atMs: number })[] = [];
    const governor = createGovernor({
      clock,
      onEvent: (event) => events.push({ ...event, atMs: clock.now() }),
    });
    const driver = createDriver(governor, clock);
    const provider = perSecond(5, clock);
    const done = Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const own = request({ task: `t${index}` });
        for (;;) {
          const end = await driver.send({ request: own, latencyMs: 40, answer: provider.answer });
          if (end === 'ok') return;
        }
      }),
    );
    await clock.advance(60_000);
    await done;
    expect(driver.made.filter(({ isOk }) => isOk)).toHaveLength(50);
    expect(driver.made.length).toBeLessThanOrEqual(60);
    const paused = events.filter(({ kind }) => kind === 'paused');
    expect(paused.length).toBeGreaterThan(0);
    for (const { atMs, until } of paused) {
      const untilMs = (until?.getTime() ?? 0) - clock.wall().getTime() + clock.now();
      const within = provider.starts.filter((startMs) => startMs > atMs && startMs < untilMs);
      expect(within).toEqual([]);
    }
    // 50 at 5 a second are 10 seconds: not much more was lost to pauses.
    const lastMs = Math.max(...driver.made.map(({ endedAtMs }) => endedAtMs));
    expect(lastMs).toBeLessThan(25_000);
  });

  test('of any size ends, whatever the provider takes', async () => {
    const sizes = fc.record({
      most: fc.integer({ min: 1, max: 20 }),
      tasks: fc.integer({ min: 1, max: 60 }),
      latencyMs: fc.integer({ min: 1, max: 2_500 }),
    });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ most, tasks, latencyMs }) => {
        const clock = createVirtualClock();
        const governor = createGovernor({ clock });
        const driver = createDriver(governor, clock);
        const provider = perSecond(most, clock);
        let isDone = 0;
        for (let index = 0; index < tasks; index += 1) {
          const own = request({ task: `t${index}` });
          const again = async (): Promise<void> => {
            const end = await driver.send({ request: own, latencyMs, answer: provider.answer });
            if (end === 'ok') isDone += 1;
            else await again();
          };
          void again();
        }
        await clock.advance(600_000);
        expect(isDone).toBe(tasks);
        expect(governor.report()).toMatchObject({ waiting: 0, inFlight: 0 });
        expect(driver.made.length).toBeLessThanOrEqual(2 * tasks + 16);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a pause', () => {
  test('stops every model of the key, and no other key', async () => {
    const clock = createVirtualClock();
    const governor = createGovernor({ clock });
    const driver = createDriver(governor, clock);
    const refusal = refused({ retryAfterMs: 30_000 });
    await Promise.all([
      driver.send({ request: request(), latencyMs: 0, answer: () => refusal }),
      clock.advance(1),
    ]);
    const sibling = governor.admit(request({ model: 'test:other' }), signal);
    const stranger = governor.admit(request({ account: 'another' }), signal);
    expect(await stranger).toMatchObject({ ok: true });
    await clock.advance(29_000);
    expect(governor.report().waiting).toBe(1);
    await clock.advance(1_001);
    expect(await sibling).toMatchObject({ ok: true });
  });

  test.each([
    ['in seconds', { 'retry-after': '7' }, 7_000],
    ['in milliseconds', { 'retry-after-ms': '250', 'retry-after': '1' }, 250],
    ['as a date', { 'retry-after': 'Thu, 01 Jan 2026 00:02:00 GMT' }, 120_000],
    ['beyond all reason', { 'retry-after': '999999999' }, 3_600_000],
  ])('lasts as long as the headers say %s', async (_, headers, lastsMs) => {
    const clock = createVirtualClock();
    const events: GovernorEvent[] = [];
    const governor = createGovernor({ clock, onEvent: (event) => events.push(event) });
    const admission = await governor.admit(request(), signal);
    if (!admission.ok) throw new Error('not admitted');
    admission.permit.settle({ ...refused(), headers });
    const paused = events.find(({ kind }) => kind === 'paused');
    expect(paused?.until?.getTime()).toBe(clock.wall().getTime() + lastsMs);
  });

  test('grows where the provider does not say how long, and starts anew after a success', async () => {
    const clock = createVirtualClock();
    const lengths: number[] = [];
    const governor = createGovernor({
      clock,
      random: () => 1,
      onEvent: ({ kind, until }) => {
        if (kind === 'paused') lengths.push((until?.getTime() ?? 0) - clock.wall().getTime());
      },
    });
    for (const end of [refused(), refused(), refused(), ok, refused()]) {
      const admitting = governor.admit(request(), signal);
      await clock.advance(60_000);
      const admission = await admitting;
      if (!admission.ok) throw new Error('not admitted');
      admission.permit.settle(end);
    }
    expect(lengths).toEqual([1_000, 2_000, 4_000, 1_000]);
  });

  test('counts one refusal for all that were under way', async () => {
    const clock = createVirtualClock();
    const events: GovernorEvent[] = [];
    const governor = createGovernor({ clock, onEvent: (event) => events.push(event) });
    const admissions = await Promise.all(
      Array.from({ length: 8 }, async () => await governor.admit(request(), signal)),
    );
    for (const admission of admissions) if (admission.ok) admission.permit.settle(refused());
    expect(events.filter(({ kind }) => kind === 'slowed')).toHaveLength(1);
    expect(events.filter(({ kind }) => kind === 'paused')).toHaveLength(1);
  });

  test('that lasts longer than there is time is a failure at once', async () => {
    const clock = createVirtualClock();
    const governor = createGovernor({ clock });
    const first = await governor.admit(request(), signal);
    const busy = Array.from({ length: 7 }, async () => await governor.admit(request(), signal));
    await Promise.all(busy);
    const waiting = governor.admit(request({ timeLeftMs: () => 20_000 }), signal);
    if (!first.ok) throw new Error('not admitted');
    first.permit.settle(refused({ retryAfterMs: 30_000 }));
    const failure = { ok: false, errorClass: 'rate_limited', retryAfterMs: 30_000 };
    expect(await waiting).toMatchObject(failure);
    expect(await governor.admit(request({ timeLeftMs: () => 20_000 }), signal)).toMatchObject(
      failure,
    );
  });
});

describe('a key without quota', () => {
  test('is closed: whoever waits is told the limit and its reset', async () => {
    const clock = createVirtualClock();
    const events: GovernorEvent[] = [];
    const governor = createGovernor({ clock, onEvent: (event) => events.push(event) });
    const admissions = await Promise.all(
      Array.from({ length: 8 }, async () => await governor.admit(request(), signal)),
    );
    const waiting = governor.admit(request(), signal);
    const [first] = admissions;
    if (first?.ok !== true) throw new Error('not admitted');
    const quota = refused({ errorClass: 'quota', retryAfterMs: 7_200_000 });
    first.permit.settle(quota);
    const failure = {
      ok: false,
      errorClass: 'quota',
      error: {
        code: 'MODEL_QUOTA_EXHAUSTED',
        message: expect.stringContaining('2026-01-01T02:00:00.000Z'),
      },
    };
    expect(await waiting).toMatchObject(failure);
    expect(await governor.admit(request(), signal)).toMatchObject(failure);
    expect(events.at(-1)).toMatchObject({ kind: 'closed', key: 'test | key' });
    for (const one of admissions) if (one.ok) one.permit.settle(ok);
    await clock.advance(7_200_001);
    expect(await governor.admit(request(), signal)).toMatchObject({ ok: true });
  });

  test('or right is closed for good', async () => {
    const clock = createVirtualClock();
    const governor = createGovernor({ clock });
    const admission = await governor.admit(request(), signal);
    if (!admission.ok) throw new Error('not admitted');
    admission.permit.settle(refused({ errorClass: 'auth' }));
    await clock.advance(10_000_000);
    expect(await governor.admit(request(), signal)).toMatchObject({
      ok: false,
      errorClass: 'auth',
      error: { code: 'MODEL_AUTH_FAILED' },
    });
  });
});

describe('giving up', () => {
  test('at any moment loses no permit, and leaves no listener', async () => {
    const job = fc.record({
      afterMs: fc.integer({ min: 0, max: 3_000 }),
      latencyMs: fc.integer({ min: 1, max: 1_000 }),
      givesUpAfterMs: fc.option(fc.integer({ min: 0, max: 4_000 })),
      isRefused: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(job, { maxLength: 60 }), async (jobs) => {
        const clock = createVirtualClock();
        const limits = {
          requestsPerMinute: 1_000,
          inputTokensPerMinute: null,
          outputTokensPerMinute: null,
          minConcurrency: 1,
          maxConcurrency: 3,
        };
        using governor = createGovernor({ clock, limitsOf: () => limits });
        const driver = createDriver(governor, clock);
        const controllers: AbortController[] = [];
        let settled = 0;
        for (const { afterMs, latencyMs, givesUpAfterMs, isRefused } of jobs) {
          const controller = new AbortController();
          controllers.push(controller);
          if (givesUpAfterMs !== null) clock.setTimer(givesUpAfterMs, () => controller.abort());
          clock.setTimer(afterMs, () => {
            const answer = () => (isRefused ? refused({ retryAfterMs: 200 }) : ok);
            const sending = driver.send(
              { request: request(), latencyMs, answer },
              controller.signal,
            );
            void sending.then(() => (settled += 1));
          });
        }
        await clock.advance(600_000);
        expect(settled).toBe(jobs.length);
        expect(governor.report()).toMatchObject({ waiting: 0, inFlight: 0 });
        for (const { signal: own } of controllers) {
          expect(getEventListeners(own, 'abort')).toHaveLength(0);
        }
        expect(await governor.admit(request(), signal)).toMatchObject({ ok: true });
        expect(clock.pendingTimers).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
