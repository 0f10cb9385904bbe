import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRunState } from '../../src/index.ts';
import { createRandom } from '../../src/testing/create-random.ts';
import { simulateRun } from '../../src/testing/simulate-run.ts';
import { DrivenRun } from '../support/driven-run.ts';
import { runSetup, type TestTask } from '../support/run-setup.ts';

const gpu = (amount: number, task: TestTask = {}): TestTask => ({
  ...task,
  rules: { resources: { gpu: amount } },
});

describe('resources', () => {
  test('a task that has to wait for one stops nobody behind it', () => {
    const setup = runSetup(
      { a: gpu(2), b: gpu(1, { priority: 9 }), c: gpu(1), d: {} },
      { maxWorkers: 3, resources: { gpu: 2 } },
    );
    const run = new DrivenRun(setup);
    expect(run.submits()).toEqual(['b', 'c', 'd']);
    run.report('d');
    expect(run.submits()).toEqual([]);
    run.report('b');
    expect(run.submits()).toEqual([]);
    run.report('c');
    expect(run.submits()).toEqual(['a']);
  });

  test('are free again after a failure that is tried again later', () => {
    const setup = runSetup({ a: gpu(1, { priority: 1 }), b: gpu(1) }, { resources: { gpu: 1 } });
    const run = new DrivenRun(setup);
    expect(run.submits()).toEqual(['a']);
    run.report('a', { status: 'failed', error_class: 'transient' });
    expect(run.submits()).toEqual(['b']);
  });

  test('a large task is passed by small ones only so long', () => {
    const small = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`s${at}`, gpu(1, { hintMs: 10_000 })]),
    );
    const run = simulateRun({
      ...runSetup(
        { ...small, large: gpu(2) },
        { maxWorkers: 10, resources: { gpu: 2 }, ageingMs: 100, timeoutMs: 10_000 },
      ),
      world: ({ task }) => ({
        startsAfterMs: 0,
        // Never two small ones end at once, so there is never room for the large one by chance.
        reports: [{ afterMs: 10 + (Number(task.slice(1)) || 0) / 100, status: 'succeeded' }],
        cancelsAfterMs: 0,
      }),
    });
    const start = run.events.find((event) => event.type === 'submitted' && event.task === 'large');
    expect(start?.at_ms).toBeGreaterThan(100);
    expect(start?.at_ms).toBeLessThan(130);
  });

  test('what was kept free for a task that is cancelled is for others', () => {
    const setup = runSetup(
      {
        holds: gpu(1, { priority: 2 }),
        large: gpu(2, { priority: 1 }),
        small: [],
        late: gpu(1, { needs: ['small'] }),
      },
      { maxWorkers: 5, resources: { gpu: 2 }, ageingMs: 100, timeoutMs: 60_000 },
    );
    const run = new DrivenRun(setup);
    expect(run.submits()).toEqual(['holds', 'small']);
    run.nowMs = 101;
    run.report('small');
    expect(run.submits()).toEqual([]);
    run.fold({ type: 'cancel', task: 'large', reason: 'not needed', signal: null });
    expect(run.submits()).toEqual(['late']);
  });

  test.each([
    [{ resources: { gpu: 1 } }, gpu(2)],
    [{}, gpu(1)],
    [{ resources: { gpu: 0 } }, {}],
    [{ agents: { worker: { concurrency: 0 } } }, {}],
    [{ agents: { worker: { ratePerSecond: 0 } } }, {}],
    [{ ageingMs: 0 }, {}],
  ])('%j is refused for %j', (limits, task) => {
    expect(() => createRunState(runSetup({ a: task }, limits))).toThrow(
      expect.objectContaining({ code: 'RUN_SETUP' }),
    );
  });
});

describe('agents', () => {
  test('run no more calls at once than they may', () => {
    const setup = runSetup(
      { a: { agent: 'coder' }, b: { agent: 'coder' }, c: { agent: 'other' } },
      { maxWorkers: 3, agents: { coder: { concurrency: 1 } } },
    );
    const run = new DrivenRun(setup);
    expect(run.submits()).toEqual(['a', 'c']);
    run.report('a');
    expect(run.submits()).toEqual(['b']);
  });

  test('start no more often than they may, and the run wakes for the next', () => {
    const setup = runSetup(
      { a: [], b: [], c: [], d: [], e: [] },
      { maxWorkers: 10, agents: { worker: { ratePerSecond: 2 } }, timeoutMs: 60_000 },
    );
    const run = new DrivenRun(setup);
    expect(run.submits()).toEqual(['a', 'b']);
    run.nowMs = 999;
    expect(run.submits()).toEqual([]);
    run.nowMs = 1_000;
    expect(run.decide()).toEqual([
      expect.objectContaining({ type: 'submit', task: 'c' }),
      expect.objectContaining({ type: 'submit', task: 'd' }),
      { type: 'set_timer', atMs: 2_000 },
    ]);
  });

  test.each([0.5, 1, 2.5, 7, 40])('never start above %d a second in any window', (perSecond) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = createRandom(seed);
        const tasks: Record<string, TestTask> = {};
        for (let at = 0; at < 60; at += 1) {
          tasks[`t${at}`] = { needs: at > 3 && random.chance(0.5) ? [`t${random.below(at)}`] : [] };
        }
        const { events } = simulateRun({
          ...runSetup(tasks, {
            maxWorkers: 1 + random.below(60),
            agents: { worker: { ratePerSecond: perSecond } },
          }),
          world: () => ({
            startsAfterMs: 0,
            reports: [{ afterMs: random.next() * 90, status: 'succeeded' }],
            cancelsAfterMs: 0,
          }),
        });
        const starts = events.flatMap((event) => (event.type === 'submitted' ? [event.at_ms] : []));
        const most = Math.max(1, Math.floor(perSecond));
        for (let at = most; at < starts.length; at += 1) {
          const windowMs = starts[at]! - starts[at - most]!;
          expect(windowMs).toBeGreaterThanOrEqual((most * 1_000) / perSecond - 1e-6);
        }
        expect(starts).toHaveLength(60);
      }),
      { numRuns: 30 },
    );
  });
});

describe('ageing', () => {
  test('a task of low priority starts while those of a higher one keep coming', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 10, max: 80 }),
        (priority, ms) => {
          const tasks: Record<string, TestTask> = { low: {} };
          // Two chains: whenever one task ends, the next urgent one is ready at once.
          for (let at = 0; at < 400; at += 1) {
            tasks[`u${at}`] = { needs: at < 2 ? [] : [`u${at - 2}`], priority };
          }
          const { events } = simulateRun({
            ...runSetup(tasks, { maxWorkers: 1, ageingMs: 100, timeoutMs: 1_000 }),
            world: () => ({
              startsAfterMs: 0,
              reports: [{ afterMs: ms, status: 'succeeded' }],
              cancelsAfterMs: 0,
            }),
          });
          const start = events.find((event) => event.type === 'submitted' && event.task === 'low');
          expect(start!.at_ms).toBeGreaterThanOrEqual(100 * (priority - 1));
          expect(start!.at_ms).toBeLessThanOrEqual(100 * (priority + 1) + 2 * ms);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('costs no rescans: 5,000 tasks behind one slot start in order', () => {
    const size = 5_000;
    const tasks = Object.fromEntries(Array.from({ length: size }, (_, at) => [`t${at}`, gpu(1)]));
    const run = new DrivenRun(runSetup(tasks, { maxWorkers: 50, resources: { gpu: 3 } }));
    const started: string[] = [];
    for (let submits = run.submits(); submits.length > 0; submits = run.submits()) {
      started.push(...submits);
      for (const task of submits) run.report(task);
    }
    expect(started).toEqual(Object.keys(tasks));
  });
});
