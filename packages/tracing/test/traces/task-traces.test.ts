import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  errorDetail,
  taskTraceSchema,
  type AttemptReport,
  type RunEvent,
  type TaskOutcome,
  type TaskTrace,
} from '@parallel-dispatcher/schema';
import { openTraceRun, planSha256, readRun, type TraceRun } from '../../src/index.ts';
import { mustReopen } from '../support/broken-off-run.ts';
import { withoutSync } from '../support/failing-file-system.ts';
import {
  EventTape,
  optionsFor,
  planOf,
  reportOf,
  resultOf,
  temporaryFolder,
} from '../support/sample-run.ts';

const fileSystem = withoutSync;
const ids = ['a', 'b', 'c'];

function settled(task: string, outcome: Partial<TaskOutcome> = {}): RunEvent {
  const event = new EventTape(50).settle(task);
  if (event.type !== 'settled') throw new Error('impossible');
  return { ...event, outcome: { ...event.outcome, ...outcome } };
}

function traceOf(run: TraceRun, task: string): TaskTrace {
  return taskTraceSchema.parse(JSON.parse(readFileSync(run.traceFileOf(task) ?? '', 'utf8')));
}

async function traceAfter(
  events: readonly RunEvent[],
  given: Parameters<typeof optionsFor>[1] = {},
): Promise<TaskTrace> {
  using root = temporaryFolder();
  const run = await openTraceRun(optionsFor(root.path, { fileSystem, ...given }));
  run.append(events);
  await run.close();
  return traceOf(run, 'a');
}

describe('a trace tells', () => {
  test('every attempt with its error, how long it was to wait, and its verification', async () => {
    const tape = new EventTape();
    const error = errorDetail({ code: 'RATE_LIMITED', message: 'slow down' });
    const verification = {
      argv: ['npm', 'test'],
      passed: true,
      exit_code: 0,
      signal: null,
      timed_out: false,
      duration_ms: 3,
      output: 'ok',
    };
    const first = { status: 'failed', error, error_class: 'rate_limited' } as const;
    const trace = await traceAfter([
      tape.end(reportOf('a', { ...first, retry_after_ms: 250 })),
      tape.end(reportOf('a', { generation: 2, attempt: 2, verification })),
      settled('a', { flaky: true, attempts: 2 }),
    ]);
    expect(trace).toMatchObject({
      flaky: true,
      attempts: [
        { attempt: 1, error, error_class: 'rate_limited', retry_after_ms: 250, verification: null },
        { attempt: 2, error: null, retry_after_ms: null, verification },
      ],
    });
  });

  test('why it was skipped, and nothing where there is nothing', async () => {
    const trace = await traceAfter([
      settled('a', { outcome: 'skipped', skip_reason: 'not today' }),
    ]);
    expect(trace).toMatchObject({
      flaky: false,
      skip_reason: 'not today',
      reused_from: null,
      cache_key: null,
      writes_outside: null,
      attempts: [],
    });
  });

  test.each([
    ['the cache', null, { cache_key: 'k1', reused_from: null }],
    ['an earlier run', 'run-0', { cache_key: null, reused_from: 'run-0' }],
  ])('that the answer is one of %s', async (_what, from_run, expected) => {
    const { v, seq, at_ms, ts } = new EventTape().finishRun();
    const files_written = ['/shop/a.ts'];
    const trace = await traceAfter([
      {
        v,
        seq,
        at_ms,
        ts,
        type: 'cache_hit',
        task: 'a',
        key: 'k1',
        output: 1,
        from_run,
        files_written,
      },
      settled('a', { outcome: 'cached', output: 1, reused_from: from_run }),
    ]);
    expect(trace).toMatchObject({ ...expected, output: 1, files_written, attempts: [] });
  });

  test.each<[string, readonly AttemptReport['writes_outside'][], TaskTrace['writes_outside']]>([
    ['nothing declared', [null, undefined], null],
    [
      'files of two attempts',
      [
        { files: ['/x', '/y'], reason: null },
        { files: ['/y'], reason: null },
      ],
      { files: ['/x', '/y'], reason: null },
    ],
    [
      'one attempt not observed',
      [
        { files: ['/x'], reason: null },
        { files: null, reason: 'no way' },
      ],
      { files: null, reason: 'no way' },
    ],
  ])('what was written outside: %s', async (_what, written, expected) => {
    const tape = new EventTape();
    const reports = written.map((writes_outside) =>
      reportOf('a', writes_outside === undefined ? {} : { writes_outside }),
    );
    const trace = await traceAfter([...reports.map((report) => tape.end(report)), settled('a')]);
    expect(trace.writes_outside).toEqual(expected);
  });

  test('the input as the agent got it, else that of the plan', async () => {
    const inputs = new Map([['a', { about: 'resolved' }]]);
    const inputOf = (task: string) => inputs.get(task);
    expect((await traceAfter([settled('a')], { inputOf })).input).toEqual({ about: 'resolved' });
    inputs.clear();
    expect((await traceAfter([settled('a')], { inputOf })).input).toEqual({ about: 'a' });
    const broken = () => {
      throw new Error('no');
    };
    expect((await traceAfter([settled('a')], { inputOf: broken })).input).toEqual({ about: 'a' });
  });
});

describe('a map', () => {
  test('has its children behind it, with their agent and traces, also without an index', async () => {
    using root = temporaryFolder();
    const run = await openTraceRun(optionsFor(root.path, { fileSystem }));
    const tape = new EventTape();
    const children = ['b[0]', 'b[1]'].map((task, item) => ({ task, item }));
    const { v, seq, at_ms, ts } = tape.finishRun();
    run.append([
      tape.submit('c'),
      { v, seq, at_ms, ts, type: 'expanded', parent: 'b', children, error: null },
      tape.end(reportOf('b[1]')),
      tape.settle('b[1]'),
    ]);
    await run.close();
    const read = await readRun(root.path, 'run-1');
    expect(read.ok && read.value.tasks.map(({ taskId, agent }) => [taskId, agent])).toEqual(
      ['a', 'b', 'b[0]', 'b[1]', 'c'].map((task) => [task, 'echo']),
    );
    expect(read).toMatchObject({
      value: { tasks: [{}, {}, { traceFile: null }, { traceFile: run.traceFileOf('b[1]') }, {}] },
    });
  });
});

describe('after a resume', () => {
  test('a finished task keeps its trace; one that goes on has the attempts of all owners', async () => {
    using root = temporaryFolder();
    const inputOf = () => ({ about: 'resolved' });
    const first = await openTraceRun(optionsFor(root.path, { fileSystem, inputOf }));
    const tape = new EventTape();
    const error = errorDetail({ code: 'TIMED_OUT', message: 'late' });
    first.append([
      tape.startRun('run-1', planSha256(planOf(ids))),
      tape.end(reportOf('a')),
      tape.settle('a'),
      tape.end(reportOf('b', { status: 'failed', error })),
      tape.end(reportOf('c')),
    ]);
    // c finished, but the process died before its trace was written.
    await first[Symbol.asyncDispose]();
    const kept = statSync(first.traceFileOf('a') ?? '');

    const run = await mustReopen(root.path);
    const later = new EventTape(9);
    run.append([
      later.resumeRun(1),
      later.settle('a'),
      later.settle('c'),
      later.end(reportOf('b', { generation: 2 })),
      later.settle('b'),
      later.finishRun(),
    ]);
    const { traceStatus } = await run.finish(resultOf(ids, run));
    expect(traceStatus).toMatchObject({ status: 'complete', reasons: [] });
    expect(statSync(run.traceFileOf('a') ?? '').ino).toBe(kept.ino);
    expect(traceOf(run, 'a').input).toEqual({ about: 'resolved' });
    expect(traceOf(run, 'b')).toMatchObject({
      attempts: [
        { status: 'failed', error },
        { status: 'succeeded', generation: 2 },
      ],
    });
    expect(traceOf(run, 'c')).toMatchObject({
      outcome: 'succeeded',
      attempts: [{ generation: 1 }],
      logs: [{ message: 'log of c' }],
    });
    for (const id of ids) expect(readlinkSync(join(root.path, `${id}.json`))).toContain('run-1');
  });

  test('a trace that tells of an end which did not last is written anew', async () => {
    using root = temporaryFolder();
    const first = await openTraceRun(optionsFor(root.path, { fileSystem }));
    const tape = new EventTape();
    first.append([
      tape.startRun('run-1', planSha256(planOf(ids))),
      tape.end(reportOf('a')),
      tape.settle('a', 'cancelled', errorDetail({ code: 'CANCELLED', message: 'stopped' })),
    ]);
    await first[Symbol.asyncDispose]();
    const run = await mustReopen(root.path);
    run.append([new EventTape(9).settle('a')]);
    await run[Symbol.asyncDispose]();
    expect(traceOf(run, 'a')).toMatchObject({ outcome: 'succeeded', error: null });
  });
});
