import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AttemptReport, TaskEnvelope } from '@parallel-dispatcher/schema';
import { attemptReportSchema } from '@parallel-dispatcher/schema';
import type { ExecutorEvent, TaskExecutor } from '@parallel-dispatcher/schema/ports';

/** What the suite needs of the executor under test. */
export interface ExecutorUnderTest {
  readonly executor: TaskExecutor;
  /** Called after each test, when the executor was closed. */
  readonly cleanUp?: () => Promise<void>;
  /** Name of an agent that answers its input as `{ "echo": <input> }`. */
  readonly echo: string;
  /** Name of an agent that waits until it is asked to stop. */
  readonly wait: string;
  /** Name of an agent that throws. */
  readonly fail: string;
}

let runs = 0;

/**
 * The contract of every TaskExecutor, as jest tests: call it in a test file. `open` makes a fresh
 * executor that knows three agents.
 */
export function describeTaskExecutor(
  name: string,
  open: () => ExecutorUnderTest | Promise<ExecutorUnderTest>,
): void {
  describe(`${name} is a TaskExecutor`, () => {
    let under: ExecutorUnderTest;
    let executor: TaskExecutor;
    let run: string;

    beforeEach(async () => {
      under = await open();
      executor = under.executor;
      runs += 1;
      run = `contract-${runs}`;
      await executor.start({});
    });

    afterEach(async () => {
      await executor.close();
      await under.cleanUp?.();
    });

    const envelope = (agent: string, more: Partial<TaskEnvelope> = {}): TaskEnvelope => ({
      v: 1,
      api: 1,
      run,
      task: 'task',
      generation: 1,
      attempt: 1,
      fence: 1,
      agent,
      input: { n: 1 },
      upstream: {},
      deadline: { timeout_ms: 60_000, idle_timeout_ms: null, run_ends_at: null },
      isolation: 'agent',
      budget: null,
      artifacts: [],
      traceparent: null,
      ...more,
    });

    /** Waits for the end of every envelope by its event, then takes the truth. */
    const reportsOf = async (...envelopes: readonly TaskEnvelope[]): Promise<AttemptReport[]> => {
      await until(executor.events(run), (events) =>
        envelopes.every((each) => events.some((event) => isEndOf(event, each))),
      );
      const reports = await executor.outcomes(envelopes);
      return reports.filter((report) => report !== undefined);
    };
    const started = async (each: TaskEnvelope): Promise<void> => {
      await until(executor.events(run), (events) =>
        events.some((event) => event.type === 'started' && event.ref.task === each.task),
      );
    };

    test('reports what an agent answered', async () => {
      const echo = envelope(under.echo);
      await executor.submit([echo]);
      const [report] = await reportsOf(echo);
      expect(report).toMatchObject({
        run,
        task: 'task',
        generation: 1,
        attempt: 1,
        status: 'succeeded',
        output: { echo: { n: 1 } },
        error: null,
      });
      expect(attemptReportSchema.safeParse(report).success).toBe(true);
    });

    test('reports what an agent threw as a failure', async () => {
      const fail = envelope(under.fail);
      await executor.submit([fail]);
      const [report] = await reportsOf(fail);
      expect(report).toMatchObject({ status: 'failed', error: { code: expect.any(String) } });
    });

    test('answers outcomes in the order asked, undefined for what is under way or unknown', async () => {
      const [first, second] = [
        envelope(under.echo, { task: 'a' }),
        envelope(under.echo, { task: 'b' }),
      ];
      const waiting = envelope(under.wait, { task: 'c' });
      await executor.submit([first, second, waiting]);
      await reportsOf(first, second);
      const asked = [waiting, second, { run, task: 'never submitted', generation: 1 }, first];
      const tasks = (await executor.outcomes(asked)).map((report) => report?.task);
      expect(tasks).toStrictEqual([undefined, 'b', undefined, 'a']);
    });

    test('runs one submission once, however often it is sent', async () => {
      const echo = envelope(under.echo);
      await executor.submit([echo, echo]);
      await executor.submit([echo]);
      await reportsOf(echo);
      await executor.submit([echo]);
      const later = envelope(under.echo, { task: 'later' });
      await executor.submit([later]);
      await reportsOf(later);
      const events = await seenSoFar(executor, run);
      const ends = new Set(
        events.filter((event) => isEndOf(event, echo)).map(({ cursor }) => cursor),
      );
      expect(ends.size).toBe(1);
    });

    test('runs a higher generation again', async () => {
      const [first, second] = [
        envelope(under.echo),
        envelope(under.echo, { generation: 2, input: { n: 2 } }),
      ];
      await executor.submit([first]);
      await reportsOf(first);
      await executor.submit([second]);
      const reports = await reportsOf(first, second);
      expect(reports.map(({ output }) => output)).toStrictEqual([
        { echo: { n: 1 } },
        { echo: { n: 2 } },
      ]);
    });

    test('cancels a call under way, and leaves the others alone', async () => {
      const [stopped, other] = [
        envelope(under.wait, { task: 'a' }),
        envelope(under.wait, { task: 'b' }),
      ];
      await executor.submit([stopped, other]);
      await started(stopped);
      await executor.cancel([stopped], 'enough');
      const [report] = await reportsOf(stopped);
      expect(report).toMatchObject({ status: 'cancelled', error: { code: 'CANCELLED' } });
      expect(await executor.outcomes([other])).toStrictEqual([undefined]);
    });

    test('ends a call at its deadline', async () => {
      const late = envelope(under.wait, {
        deadline: { timeout_ms: 20, idle_timeout_ms: null, run_ends_at: null },
      });
      await executor.submit([late]);
      const [report] = await reportsOf(late);
      expect(report).toMatchObject({ status: 'timed_out', error: { code: 'TIMED_OUT' } });
    });

    test('cancelling what is unknown or over changes nothing', async () => {
      const echo = envelope(under.echo);
      await executor.submit([echo]);
      const [before] = await reportsOf(echo);
      await executor.cancel([echo, { run, task: 'unknown', generation: 9 }], 'too late');
      expect(await executor.outcomes([echo])).toStrictEqual([before]);
    });

    test('continues events after a cursor, without those before it', async () => {
      const [first, second] = [
        envelope(under.echo, { task: 'a' }),
        envelope(under.echo, { task: 'b' }),
      ];
      await executor.submit([first]);
      await reportsOf(first);
      const cursor = (await seenSoFar(executor, run)).at(-1)?.cursor ?? '';
      await executor.submit([second]);
      await reportsOf(second);
      const after = await until(executor.events(run, cursor), (events) =>
        events.some((event) => isEndOf(event, second)),
      );
      expect(after.every((event) => event.ref.task === 'b')).toBe(true);
    });

    test('closes: calls still under way are ended and reported, events end', async () => {
      const waiting = envelope(under.wait);
      await executor.submit([waiting]);
      await started(waiting);
      const events = until(executor.events(run), () => false);
      await executor.close({ drainMs: 0 });
      expect((await executor.outcomes([waiting]))[0]).toMatchObject({ status: 'cancelled' });
      expect((await events).some((event) => isEndOf(event, waiting))).toBe(true);
      await expect(executor.submit([envelope(under.echo, { task: 'late' })])).rejects.toThrow();
    });

    test('drains: calls that end in time are not ended', async () => {
      const echo = envelope(under.echo);
      await executor.submit([echo]);
      await executor.close({ drainMs: 30_000 });
      expect((await executor.outcomes([echo]))[0]).toMatchObject({ status: 'succeeded' });
    });
  });
}

function isEndOf(event: ExecutorEvent, { task, generation }: TaskEnvelope): boolean {
  return event.type === 'settled' && event.ref.task === task && event.ref.generation === generation;
}

/** Reads events until enough of them came, or until they end. */
async function until(
  batches: AsyncIterable<readonly ExecutorEvent[]>,
  isEnough: (events: readonly ExecutorEvent[]) => boolean,
): Promise<readonly ExecutorEvent[]> {
  const events: ExecutorEvent[] = [];
  for await (const batch of batches) {
    events.push(...batch);
    if (isEnough(events)) break;
  }
  return events;
}

async function seenSoFar(executor: TaskExecutor, run: string): Promise<readonly ExecutorEvent[]> {
  return await until(executor.events(run), () => true);
}
