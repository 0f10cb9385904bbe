import { describe, expect, test } from '@jest/globals';
import { runEntryDocument, runRecordDocument, type RunRecord } from '@parallel-dispatcher/tracing';
import { showCommand } from '../../src/options/show-command.ts';
import { plainPage } from '../../src/render/page.ts';
import { runListText } from '../../src/render/run-list-text.ts';
import { runRecordText } from '../../src/render/run-record-text.ts';
import { steeringCharacters } from './steering-characters.ts';

const hostile = '\u001b]52;c;aGk=\u0007\u001b[2Jx\u202e';

const record: RunRecord = {
  runId: 'run-1',
  runDir: '/t/runs/run-1',
  indexFile: null,
  correlationId: null,
  parentRunId: null,
  startedAt: '2026-11-22T12:00:00.000Z',
  state: 'finished',
  status: 'partial',
  taskCount: 3,
  totalTimeMs: 2_000,
  index: null,
  result: null,
  plan: null,
  tasks: [
    { taskId: 'a', agent: 'echo', state: 'succeeded', traceFile: null },
    { taskId: hostile, agent: hostile, state: 'timed_out', traceFile: null },
    { taskId: 'c', agent: null, state: 'waiting', traceFile: null },
  ],
  problems: [hostile],
};

describe('runRecordText', () => {
  const text = runRecordText(record, plainPage, (run, task) =>
    showCommand([run, task], { traceDir: 'my traces' }),
  );

  test('lists every task and the command for the one that failed', () => {
    expect(text).toContain('partial  1 of 3 tasks succeeded in 2.0 s');
    expect(text).toContain('2026-11-22 12:00:00Z');
    expect(text).toContain('✓ a  echo          succeeded');
    expect(text).toContain('timed out');
    expect(text).toContain('… c                waiting');
    expect(text).toContain("$ dispatch trace show run-1 x --trace-dir 'my traces'");
  });

  test('shows no control character of a trace', () => {
    expect(text).not.toMatch(steeringCharacters);
  });
});

test('runListText has a line for each run', () => {
  const text = runListText([record], plainPage, {
    traceDir: '/t',
    showLatest: showCommand(['latest'], {}),
  });
  expect(text).toContain('1 run in /t\n');
  expect(text).toMatch(/ run-1 {2}2026-11-22 12:00:00Z {2}partial {2}3 tasks {2}2.0 s/);
});

test('the JSON forms are snake_case', () => {
  expect(runEntryDocument(record)).toMatchObject({
    run_id: 'run-1',
    state: 'finished',
    task_count: 3,
  });
  expect(runRecordDocument(record)).toMatchObject({
    tasks: [{ task_id: 'a', state: 'succeeded' }, {}, {}],
  });
});
