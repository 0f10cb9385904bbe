import { describe, expect, test } from '@jest/globals';
import {
  errorDetail,
  runEventSchema,
  taskEnvelopeSchema,
  taskOutcomeSchema,
  type RunEvent,
  type TaskEnvelope,
} from '@parallel-dispatcher/schema';
import type { Clock, TaskExecutor } from '@parallel-dispatcher/schema/ports';
import { createMemoryExecutor } from '../src/testing/index.ts';
import type { MemoryCall } from '../src/testing/memory-executor.ts';
import { runSetup } from './support/run-setup.ts';
import { settle, startRun } from './support/start-run.ts';

type Agent = (call: MemoryCall) => string | Promise<string>;

const executing =
  (worker: Agent) =>
  (clock: Clock): TaskExecutor =>
    createMemoryExecutor({ agents: { worker }, clock });

const never = new Promise<never>(() => {});

describe('a run', () => {
  test('answers with one outcome a task, in plan order', async () => {
    const run = startRun(
      { c: ['b'], a: [], b: ['a'] },
      executing(({ envelope }) => `done ${envelope.task}`),
    );
    const report = await run.finish();
    expect(report).toMatchObject({ runId: 'run-1', stopped: null, warnings: [] });
    expect(report.outcomes.map(({ task, output }) => [task, output])).toEqual([
      ['c', 'done c'],
      ['a', 'done a'],
      ['b', 'done b'],
    ]);
    for (const outcome of report.outcomes) taskOutcomeSchema.parse(outcome);
  });

  test('writes events that fit their schema, numbered without a gap', async () => {
    const run = startRun(
      { a: [], b: ['a'], c: [] },
      executing(({ envelope }) => {
        if (envelope.task === 'a') throw new Error('no');
        return 'yes';
      }),
    );
    await run.finish();
    const events = run.log.events.map((event) => runEventSchema.parse(event));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
    expect(events[0]).toMatchObject({ type: 'run_started', run_id: 'run-1', task_count: 3 });
    expect(events.at(-1)).toMatchObject({ type: 'run_finished', status: 'partial', exit_code: 0 });
    expect(events.filter(({ type }) => type === 'settled')).toHaveLength(3);
  });

  test('of no tasks is over at once', async () => {
    const run = startRun(
      {},
      executing(() => ''),
    );
    expect(await run.report).toMatchObject({ outcomes: [], stopped: null });
    expect(run.log.events.map(({ type }) => type)).toEqual(['run_started', 'run_finished']);
  });

  test('rejects a plan without agents before anything starts', async () => {
    const setup = { ...runSetup({ a: [] }), agents: new Map() };
    const run = startRun(
      setup,
      executing(() => ''),
    );
    await expect(run.report).rejects.toMatchObject({ code: 'RUN_SETUP' });
    expect(run.log.events).toEqual([]);
  });

  test('leaves the executor open', async () => {
    const run = startRun({ a: [] }, (clock) => ({
      ...executing(() => '')(clock),
      close: () => Promise.reject(new Error('closed')),
    }));
    await expect(run.finish()).resolves.toMatchObject({ stopped: null });
  });
});

describe('an envelope', () => {
  async function envelopesOf(
    tasks: Parameters<typeof startRun>[0],
    options: Parameters<typeof startRun>[2] = {},
  ): Promise<readonly TaskEnvelope[]> {
    const envelopes: TaskEnvelope[] = [];
    const agent = executing(({ envelope }) => {
      envelopes.push(envelope);
      return `done ${envelope.task}`;
    });
    await startRun(tasks, agent, options).finish();
    return envelopes;
  }

  test('holds the live input and what direct dependencies put out', async () => {
    const envelopes = await envelopesOf(
      { a: [], b: ['a'], c: ['b'] },
      { inputOf: ({ task }) => ({ ok: true, value: { secret: `of ${task}` } }) },
    );
    expect(taskEnvelopeSchema.parse(envelopes[2])).toMatchObject({
      run: 'run-1',
      task: 'c',
      generation: 1,
      attempt: 1,
      agent: 'worker',
      isolation: 'agent',
      input: { secret: 'of c' },
      upstream: { b: { agent: 'worker', outcome: 'succeeded', output: 'done b' } },
    });
    expect(Object.keys(envelopes[2]!.upstream)).toEqual(['b']);
  });

  test('of a task with join: any has only what has ended', async () => {
    const envelopes: TaskEnvelope[] = [];
    const run = startRun(
      { quick: [], slow: [], first: { needs: ['quick', 'slow'], rules: { join: 'any' } } },
      executing(({ envelope }) => {
        envelopes.push(envelope);
        return envelope.task === 'slow' ? never : `done ${envelope.task}`;
      }),
    );
    const report = await run.finish();
    expect(report.outcomes[2]).toMatchObject({ task: 'first', outcome: 'succeeded' });
    expect(envelopes.find(({ task }) => task === 'first')?.upstream).toMatchObject({
      quick: { outcome: 'succeeded' },
    });
    expect(Object.keys(envelopes.at(-1)?.upstream ?? {})).toEqual(['quick']);
  });

  test('keeps an upstream task whose id is a name of Object.prototype', async () => {
    const envelopes = await envelopesOf({ constructor: [], last: ['constructor'] });
    expect(Object.keys(envelopes[1]!.upstream)).toEqual(['constructor']);
  });

  test('holds the timeout of the task, and when the run must be over', async () => {
    const setup = runSetup({ a: { timeoutSeconds: 3 }, b: [] }, { runTimeoutMs: 60_000 });
    const envelopes = await envelopesOf(setup);
    expect(envelopes.map(({ deadline }) => deadline)).toEqual([
      { timeout_ms: 3_000, idle_timeout_ms: null, run_ends_at: '2000-01-01T00:01:00.000Z' },
      { timeout_ms: 100, idle_timeout_ms: null, run_ends_at: '2000-01-01T00:01:00.000Z' },
    ]);
  });

  test('holds how long the task may be silent', async () => {
    const setup = runSetup({ a: { idleTimeoutSeconds: 2 }, b: [] }, { idleTimeoutMs: 500 });
    const envelopes = await envelopesOf(setup);
    expect(envelopes.map(({ deadline }) => deadline.idle_timeout_ms)).toEqual([2_000, 500]);
  });
});

describe('the log', () => {
  test('has the outcome of a task before a dependent is submitted or an observer sees it', async () => {
    const loggedWhen: Record<string, boolean> = {};
    const isLogged = (task: string): boolean =>
      run.log.events.some((event) => event.type === 'outcome' && event.report.task === task);
    const run = startRun(
      { a: [], b: ['a'] },
      executing(({ envelope }) => {
        if (envelope.task === 'b') loggedWhen['b is submitted'] = isLogged('a');
        return '';
      }),
      {
        onEvent: (event: RunEvent) => {
          if (event.type === 'outcome') loggedWhen[`seen ${event.report.task}`] = isLogged('a');
        },
      },
    );
    await run.finish();
    expect(loggedWhen).toEqual({ 'seen a': true, 'b is submitted': true, 'seen b': true });
  });

  test('that throws ends the run, and asks what runs to stop', async () => {
    const asked: string[] = [];
    const run = startRun(
      { a: [] },
      (clock) => ({
        ...executing(() => never)(clock),
        cancel: async (refs) => void asked.push(...refs.map(({ task }) => task)),
      }),
      {
        log: {
          append: () => {
            throw new Error('the log broke its promise');
          },
          status: () => ({ status: 'off', resumable: false, reasons: [] }),
          close: async () => {},
        },
      },
    );
    await expect(run.report).rejects.toThrow('the log broke its promise');
    expect(asked).toEqual(['a']);
  });
});

describe('an observer', () => {
  test('that throws is let go, and the report says so', async () => {
    const seen: string[] = [];
    const run = startRun(
      { a: [] },
      executing(() => ''),
      {
        onEvent: ({ type }) => {
          seen.push(type);
          throw new Error('no screen');
        },
      },
    );
    const { outcomes, warnings } = await run.finish();
    expect(outcomes[0]?.outcome).toBe('succeeded');
    expect(seen).toEqual(['run_started']);
    expect(warnings).toMatchObject([{ code: 'OBSERVER_FAILED' }]);
  });
});

test('a task whose input cannot be had fails alone', async () => {
  const run = startRun(
    { a: [], b: ['a'], c: [] },
    executing(() => ''),
    {
      inputOf: ({ task }) => {
        if (task === 'a') throw new Error('TOKEN is not set');
        return { ok: true, value: {} };
      },
    },
  );
  const { outcomes } = await run.finish();
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['failed', 'blocked', 'succeeded']);
  expect(outcomes[0]?.error).toMatchObject({ code: 'INPUT_FAILED' });
  expect(outcomes[0]?.error?.message).toContain('TOKEN is not set');
});

test('a task whose input is refused fails with the reason, which no retry mends', async () => {
  const error = errorDetail({
    code: 'REFERENCE_PATH_UNKNOWN',
    message: 'There is no field files.',
  });
  const run = startRun(
    { a: [], b: [] },
    executing(() => ''),
    {
      inputOf: ({ task }) =>
        task === 'a' ? { ok: false, errors: [error] } : { ok: true, value: {} },
    },
  );
  const { outcomes } = await run.finish();
  expect(outcomes).toMatchObject([{ outcome: 'failed', error }, { outcome: 'succeeded' }]);
  const reports = run.log.events.flatMap((event) =>
    event.type === 'outcome' ? [event.report] : [],
  );
  expect(reports).toContainEqual(expect.objectContaining({ task: 'a', error_class: 'input' }));
});

describe('no barriers', () => {
  test('a task starts while the siblings of its dependency still run', async () => {
    const latches = new Map<string, (output: string) => void>();
    const run = startRun(
      runSetup({ slow: [], quick: [], next: ['quick'] }, { maxWorkers: 2 }),
      executing(
        ({ envelope }) => new Promise((resolve) => void latches.set(envelope.task, resolve)),
      ),
    );
    await settle();
    expect([...latches.keys()].sort()).toEqual(['quick', 'slow']);
    latches.get('quick')!('');
    await settle();
    expect(latches.has('next')).toBe(true);
    latches.get('next')!('');
    latches.get('slow')!('');
    expect((await run.finish()).stopped).toBeNull();
  });
});
