import { describe, expect, test } from '@jest/globals';
import type { TaskEnvelope } from '@parallel-dispatcher/schema';
import type { Answers, KnownAnswer, RunReport } from '../../src/index.ts';
import { createMemoryExecutor } from '../../src/testing/index.ts';
import { runSetup, type TestTasks } from '../support/run-setup.ts';
import { startRun, type StartedRun } from '../support/start-run.ts';

const known: KnownAnswer = {
  key: 'abc',
  output: 'kept',
  artifacts: [],
  filesWritten: ['/tmp/kept.txt'],
  fromRun: 'run-0',
};
const never = new Promise<never>(() => {});

function start(
  answers: Partial<Answers>,
  { tasks = { a: [], b: ['a'] }, calls = [] }: { tasks?: TestTasks; calls?: TaskEnvelope[] } = {},
  options: Parameters<typeof startRun>[2] = {},
): StartedRun {
  const setup = runSetup(tasks);
  return startRun(
    setup,
    (clock) =>
      createMemoryExecutor({
        clock,
        agents: {
          worker: ({ envelope }) => {
            calls.push(envelope);
            return `called ${envelope.task}`;
          },
        },
      }),
    {
      answers: {
        mayKnow: () => true,
        lookup: async () => undefined,
        store: async () => {},
        ...answers,
      },
      ...options,
    },
  );
}

describe('an answer that is known', () => {
  test('makes its task cached, without a call', async () => {
    const calls: TaskEnvelope[] = [];
    const lookup = async ({ task }: TaskEnvelope) => (task === 'a' ? known : undefined);
    const run = start({ lookup }, { calls });
    const { outcomes } = await run.finish();
    expect(outcomes).toMatchObject([
      { outcome: 'cached', output: 'kept', reused_from: 'run-0', attempts: 0 },
      { outcome: 'succeeded', output: 'called b' },
    ]);
    expect(calls).toMatchObject([{ task: 'b', upstream: { a: { output: 'kept' } } }]);
    expect(run.log.events).toContainEqual(
      expect.objectContaining({
        type: 'cache_hit',
        key: 'abc',
        generation: 1,
        files_written: ['/tmp/kept.txt'],
      }),
    );
  });

  test('is not asked for where nothing may be known', async () => {
    const asked: string[] = [];
    const lookup = async ({ task }: TaskEnvelope) => {
      asked.push(task);
      return known;
    };
    const { outcomes } = await start({ lookup, mayKnow: (task) => task === 'b' }).finish();
    expect(asked).toEqual(['b']);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['succeeded', 'cached']);
  });

  test('is asked for by the id of the map for its items', async () => {
    const asked = new Set<string>();
    const run = start(
      { mayKnow: (task) => asked.add(task).size > 5 },
      { tasks: { each: { rules: { map: 'x' } } } },
      { expand: () => ({ ok: true, value: [1, 2] }) },
    );
    await run.finish();
    expect([...asked]).toEqual(['each']);
  });

  test.each([
    ['rejects', () => Promise.reject(new Error('disk full')), ['LOOKUP_FAILED', 'LOOKUP_FAILED']],
    ['takes for ever', () => never, []],
  ])('is not known when the look-up %s', async (_, lookup, codes) => {
    const report = await start({ lookup }).finish();
    expect(report.outcomes.map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded']);
    expect(report.warnings.map(({ code }) => code)).toEqual(codes);
  });

  test('that comes too late for a cancelled task changes nothing', async () => {
    const cancel = new AbortController();
    const run = start({ lookup: () => never }, {}, { cancel: cancel.signal });
    run.clock.setTimer(10, () => cancel.abort());
    const report = await run.finish();
    expect(report.outcomes.map(({ outcome }) => outcome)).toEqual(['cancelled', 'cancelled']);
    expect(report.totalTimeMs).toBe(10);
  });
});

describe('an answer of a call', () => {
  async function storing(store: Answers['store']): Promise<RunReport> {
    return await start({ store }).finish();
  }

  test('is kept with the submission it is for', async () => {
    const kept: unknown[] = [];
    await storing(async ({ task, input }, { output }) => void kept.push([task, input, output]));
    expect(kept).toEqual([
      ['a', {}, 'called a'],
      ['b', {}, 'called b'],
    ]);
  });

  test('that cannot be kept is a warning', async () => {
    const { outcomes, warnings } = await storing(() => Promise.reject(new Error('disk full')));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded']);
    expect(warnings).toMatchObject([{ code: 'STORE_FAILED' }, { code: 'STORE_FAILED' }]);
  });

  test('is waited for by nobody but the end of the run, and not for ever', async () => {
    const { outcomes, totalTimeMs } = await storing(() => never);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded']);
    expect(totalTimeMs).toBe(0);
  });

  test('that was known is not kept again', async () => {
    const kept: string[] = [];
    await start({
      lookup: async () => known,
      store: async ({ task }) => void kept.push(task),
    }).finish();
    expect(kept).toEqual([]);
  });
});
