import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { debugInputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import { analyzeFailure } from '../src/analyze-failure.ts';
import { readPastTraces } from '../src/past/read-past-traces.ts';

function traceOf(message: string, place: string): string {
  return `TypeError: ${message}\n    at ${place} (/app/src/cart.js:5:3)`;
}

function past(task: string, errorTrace: string, status: string): object {
  return {
    task_id: task,
    agent: 'debug',
    timestamp: '2026-01-02T03:04:05.678Z',
    input: { problem_description: 'x', error_traces: [errorTrace] },
    output: {
      error_summary: 'x',
      solution: { fix_description: 'Check the cart first. [E1]', patch: '--- a/cart.js' },
      solution_validation: { status, reason: null, commands: [] },
    },
  };
}

async function analyze(traces: readonly unknown[]): Promise<DebugOutput> {
  const input = debugInputSchema.parse({
    problem_description: 'It fails.',
    affected_files: [],
    error_traces: [traceOf('cart 17 has no items', 'total')],
    analysis_depth: 'deep',
  });
  return await analyzeFailure(input, {
    readText: () => Promise.reject(new Error('no such file')),
    readPastTraces: () => Promise.resolve(traces),
  });
}

function similar(report: DebugOutput): readonly string[] {
  return report.evidence.filter(({ kind }) => kind === 'similar_case').map((one) => one.summary);
}

test('finds the same error of past runs, that of the same place first, and what mended it', async () => {
  const report = await analyze([
    past('elsewhere', traceOf('cart 3 has no items', 'clear'), 'failed'),
    past('here', traceOf('cart 9 has no items', 'total'), 'passed'),
    past('other', traceOf('no such user', 'total'), 'passed'),
    { task_id: 'coder', agent: 'coder' },
    'damaged',
  ]);
  expect(similar(report)).toStrictEqual([
    'the same error in the same place, 2026-01-02 in task here: what mended it: Check the cart first. [E1]',
    'the same error in another place, 2026-01-02 in task elsewhere: no fix of it was verified',
  ]);
});

test('says that there is nothing to compare with', async () => {
  const report = await analyze([]);
  expect(report.not_measured).toContainEqual({
    what: 'similar_cases',
    reason: 'no past run of debug left a trace here',
  });
});

test('reads the traces of a folder, the newest run first, and passes over damage', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'past-traces-'));
  try {
    for (const [run, name, text] of [
      ['01A', 'a.json', '{"task_id":"a"}'],
      ['01B', 'b.json', '{"task_id":"b"}'],
      ['01B', 'c.json', '{'],
      ['01B', 'd.txt', '{}'],
    ] as const) {
      await mkdir(join(folder, 'runs', run, 'tasks'), { recursive: true });
      await writeFile(join(folder, 'runs', run, 'tasks', name), text);
    }
    expect(await readPastTraces(folder)).toStrictEqual([{ task_id: 'b' }, { task_id: 'a' }]);
    expect(await readPastTraces(join(folder, 'missing'))).toStrictEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
