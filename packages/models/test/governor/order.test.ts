import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createGovernor } from '../../src/governor/create-governor.ts';
import { defaultModelLimits } from '../../src/governor/model-limits.ts';
import { createDriver, ok, refused, request } from '../support/simulated-provider.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';

const { signal } = new AbortController();
const oneAtATime = () => ({ ...defaultModelLimits, maxConcurrency: 1 });

describe('the order', () => {
  test('is that of arrival, and a task with many takes turns', async () => {
    const clock = createVirtualClock();
    const driver = createDriver(createGovernor({ clock, limitsOf: oneAtATime }), clock);
    const send = (task: string) =>
      void driver.send({ request: request({ task }), latencyMs: 10, answer: () => ok });
    for (let index = 0; index < 5; index += 1) send('many');
    send('few');
    send('few');
    await clock.advance(1_000);
    const order = driver.made.map(({ task }) => task).join(' ');
    expect(order).toBe('many many few many few many many');
  });

  test('puts higher priority first, until the others have waited for long', async () => {
    const clock = createVirtualClock();
    const governor = createGovernor({ clock, limitsOf: oneAtATime });
    const driver = createDriver(governor, clock);
    const send = (task: string, priority: number) =>
      void driver.send({ request: request({ task, priority }), latencyMs: 10, answer: () => ok });
    const holder = await governor.admit(request({ task: 'first' }), signal);
    send('low', 0);
    await clock.advance(30_000);
    send('high', 1);
    await clock.advance(31_000);
    send('late', 1);
    if (holder.ok) holder.permit.settle(ok);
    await clock.advance(1_000);
    expect(driver.made.map(({ task }) => task)).toEqual(['high', 'low', 'late']);
  });

  test('keeps nobody waiting behind a stream of others', async () => {
    const stream = fc.record({
      everyMs: fc.integer({ min: 200, max: 500 }),
      priority: fc.integer({ min: 0, max: 3 }),
      freshTasks: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(stream, async ({ everyMs, priority, freshTasks }) => {
        const clock = createVirtualClock();
        const driver = createDriver(createGovernor({ clock, limitsOf: oneAtATime }), clock);
        // Twice as much as can be done, for as long as it takes.
        const next = (index: number): void => {
          const task = freshTasks ? `s${index}` : 'stream';
          const asked = request({ task, priority });
          void driver.send({ request: asked, latencyMs: everyMs * 2, answer: () => ok });
          clock.setTimer(everyMs, () => next(index + 1));
        };
        next(0);
        await clock.advance(1_000);
        let waitedMs = Infinity;
        const fromMs = clock.now();
        const alone = driver.send({
          request: request({ task: 'alone' }),
          latencyMs: 1,
          answer: () => {
            waitedMs = clock.now() - fromMs;
            return ok;
          },
        });
        await clock.advance(599_000);
        await alone;
        // What came before it and what may pass it by priority, each taking twice its share of time.
        expect(waitedMs).toBeLessThanOrEqual(2 * (1_000 + priority * 60_000) + 2_000);
      }),
      { numRuns: 20 },
    );
  });
});

describe('requests with one long prefix', () => {
  const long = { prefix: 'p', prefixTokens: 5_000 };

  test('wait until the response of the first begins', async () => {
    const clock = createVirtualClock();
    const governor = createGovernor({ clock });
    const first = await governor.admit(request(long), signal);
    const others = [governor.admit(request(long), signal), governor.admit(request(long), signal)];
    const stranger = await governor.admit(request({ prefix: 'q', prefixTokens: 5_000 }), signal);
    expect(stranger.ok).toBe(true);
    expect(governor.report()).toMatchObject({ admitted: 2, waiting: 2 });
    if (first.ok) first.permit.began();
    expect(await Promise.all(others)).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await governor.admit(request(long), signal)).toMatchObject({ ok: true });
  });

  test('wait five seconds at most', async () => {
    const clock = createVirtualClock();
    const governor = createGovernor({ clock });
    await governor.admit(request(long), signal);
    const other = governor.admit(request(long), signal);
    await clock.advance(4_999);
    expect(governor.report().waiting).toBe(1);
    await clock.advance(1);
    expect(await other).toMatchObject({ ok: true });
  });

  test('wait for the next one when the first fails', async () => {
    const clock = createVirtualClock();
    const governor = createGovernor({ clock });
    const first = await governor.admit(request(long), signal);
    const others = [governor.admit(request(long), signal), governor.admit(request(long), signal)];
    if (first.ok) first.permit.settle(refused({ errorClass: 'transient' }));
    expect(await others[0]).toMatchObject({ ok: true });
    expect(governor.report()).toMatchObject({ admitted: 2, waiting: 1 });
  });

  test('do not wait where it is too short to be cached', async () => {
    const clock = createVirtualClock();
    const governor = createGovernor({ clock });
    const short = request({ prefix: 'p', prefixTokens: 1_000 });
    await governor.admit(short, signal);
    expect(await governor.admit(short, signal)).toMatchObject({ ok: true });
  });
});
