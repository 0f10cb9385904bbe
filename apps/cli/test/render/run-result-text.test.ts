import { describe, expect, test } from '@jest/globals';
import { displayWidth } from '../../src/render/display-width.ts';
import { plainPage } from '../../src/render/page.ts';
import { refusedDocument } from '../../src/render/refused-document.ts';
import { runEndText, runResultText } from '../../src/render/run-result-text.ts';
import { errorOf, runResult, taskResult } from './task-result.ts';
import { steeringCharacters } from './steering-characters.ts';

const bad = taskResult({
  task_id: 'bad',
  status: 'error',
  outcome: 'failed',
  error: 'It broke.\nsecond line',
  error_detail: errorOf({
    code: 'BROKE',
    message: 'It broke.\nsecond line',
    path: 'tasks[1].input_data.file',
    hint: 'Mend it.',
  }),
});
const blocked = taskResult({
  task_id: 'after',
  status: 'error',
  outcome: 'blocked',
  blocked_by: 'bad',
  attempts: 0,
  execution_time_ms: 0,
});
const partial = runResult({
  status: 'partial',
  exit_code: 1,
  results: [taskResult({ task_id: 'good' }), bad, blocked],
  recovery: {
    pattern: 'cascading',
    root_causes: [{ task_id: 'bad', code: 'BROKE', hint: 'Mend it.', blocked: ['after'] }],
    suggestions: ['bad: Mend it.'],
    commands: [['dispatch', 'trace', 'show', 'run-1', 'bad']],
  },
});

describe('runResultText', () => {
  test('has one line for every task, with what stopped it', () => {
    const lines = runResultText(partial, plainPage).split('\n');
    expect(lines[0]).toBe('partial  1 of 3 tasks succeeded in 1.2 s');
    expect(lines).toContain('  ✓ good   echo  120 ms');
    expect(lines).toContain('  ✗ bad    echo  120 ms  It broke.');
    expect(lines).toContain('  ○ after  echo          blocked by bad');
  });

  test('tells what models were sent, and how much of it came from a cache', () => {
    const usage = {
      input_tokens: 12_400,
      output_tokens: 950,
      cached_input_tokens: 8_200,
      cost_usd: 0.12,
      model_calls: 3,
    };
    const textOf = (more: object) =>
      runResultText(runResult({ results: [], usage: { ...usage, ...more } }), plainPage);
    expect(textOf({})).toContain(
      'Models  3 calls, 12,400 tokens sent (8,200 from a cache), 950 received\n',
    );
    expect(textOf({ input_tokens: null, output_tokens: null, model_calls: 1 })).toContain(
      'Models  1 call\n',
    );
  });

  test('tells what was replayed, and what it cost then and now', () => {
    const text = runResultText(
      runResult({
        results: [taskResult({ task_id: 'good' })],
        usage: {
          input_tokens: 7,
          output_tokens: 5,
          cached_input_tokens: 0,
          cost_usd: 0.12,
          model_calls: 1,
        },
        replay: { from: 'latest', answers: 3, misses: 1, asked: 0, cost_usd: 0 },
        recordings: 'traces/runs/r/recordings.jsonl',
      }),
      plainPage,
    );
    expect(text).toContain('for $0 ($0.12 with what was recorded)');
    expect(text).toContain('Replay  3 answers of latest, 1 missing');
    expect(text).toContain('Record  traces/runs/r/recordings.jsonl');
  });

  test('repeats a failure with code, path, hint, what it blocked and a command', () => {
    const text = runResultText(partial, plainPage);
    const end = text.slice(text.indexOf('Not done'));
    for (const fact of [
      'BROKE',
      'tasks[1].input_data.file',
      'second line',
      'Fix: Mend it.',
      'Blocked: after',
    ]) {
      expect(end).toContain(fact);
    }
    expect(end).toContain('$ dispatch trace show run-1 bad\n');
  });

  test('names the file of what a failed task kept, to be copied', () => {
    const draft = {
      $artifact: 'a'.repeat(64),
      bytes: 3,
      media_type: 'application/yaml',
      name: 'draft.yaml',
    };
    const kept = { ...bad, artifacts: [draft], trace_file: 'traces/runs/r/tasks/bad.json' };
    const text = runResultText(runResult({ status: 'failure', results: [kept] }), plainPage);
    expect(text).toContain(
      `    Kept  draft.yaml\n      traces/runs/r/artifacts/${'a'.repeat(64)}\n`,
    );
  });

  test('says where the traces are', () => {
    expect(runResultText(partial, plainPage)).toContain('traces/dispatch-20261122_120000.json');
  });

  test('names the command that shows what a task answered, where all succeeded', () => {
    const good = { results: [taskResult({ task_id: 'good' })] };
    expect(runResultText(runResult(good), plainPage)).toMatch(
      /\n\n\$ dispatch trace show run-1 good\n$/,
    );
    const elsewhere = runResult({ ...good, trace_index: 'out/dispatch-20261122_120000.json' });
    expect(runResultText(elsewhere, plainPage)).toMatch(/ run-1 good --trace-dir out\n$/);
    expect(runResultText(partial, plainPage)).not.toContain('run-1 good');
  });

  test('says when the traces do not tell everything', () => {
    const result = runResult({
      results: [],
      trace_status: { status: 'degraded', resumable: false, reasons: ['ENOSPC: no space left'] },
    });
    expect(runResultText(result, plainPage)).toContain('traces degraded: ENOSPC: no space left');
  });

  test('says why a run was stopped', () => {
    const result = runResult({
      results: [taskResult({ task_id: 'a', status: 'error', outcome: 'cancelled' })],
      status: 'failure',
      exit_code: 130,
      stopped: { reason: 'signal', detail: 'SIGINT' },
    });
    const text = runResultText(result, plainPage);
    expect(text).toContain('stopped early (signal: SIGINT)');
    expect(text).toMatch(/■ a .* cancelled$/m);
  });

  test('tells of all cancelled tasks at once', () => {
    const cancelled = ['a', 'b'].map((id) =>
      taskResult({
        task_id: id,
        status: 'error',
        outcome: 'cancelled',
        error: 'The run was stopped.',
        error_detail: errorOf({ code: 'CANCELLED', hint: 'Run the plan again.' }),
      }),
    );
    const recovery = {
      pattern: 'complete' as const,
      root_causes: [],
      suggestions: [],
      commands: [['dispatch', 'resume', 'run-1']],
    };
    const text = runResultText(
      runResult({ status: 'failure', results: cancelled, recovery }),
      plainPage,
    );
    expect(text).toContain('  ■ a, b\n    The run was stopped.\n    Fix: Run the plan again.\n');
    expect(text).toContain('\n    $ dispatch resume run-1\n');
  });

  test('stays within 80 columns where words allow', () => {
    const long = runResult({
      status: 'partial',
      results: [
        taskResult({ task_id: 'x'.repeat(200), agent: '日本語'.repeat(20) }),
        { ...bad, task_id: 'y'.repeat(90), error: 'word '.repeat(60) },
      ],
    });
    const taskPart = runResultText(long, plainPage).split('Not done')[0] ?? '';
    for (const line of taskPart.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });

  test('lists only what did not succeed of a large run', () => {
    const many = Array.from({ length: 150 }, (_, index) => taskResult({ task_id: `t${index}` }));
    const text = runResultText(
      runResult({ status: 'partial', results: [...many, bad] }),
      plainPage,
    );
    expect(text).toContain('150 succeeded, not listed');
    expect(text).toContain('✗ bad');
    expect(text).not.toContain('t149');
  });

  test('shows no control character of an agent', () => {
    const hostile = '\u001b]52;c;aGk=\u0007\u001b[2Jx\u202e';
    const text = runResultText(
      runResult({
        status: 'failure',
        results: [
          taskResult({
            task_id: hostile,
            agent: hostile,
            status: 'error',
            outcome: 'failed',
            error: hostile,
            error_detail: errorOf({ code: 'X', message: hostile, hint: hostile, path: hostile }),
          }),
        ],
        warnings: [errorOf({ code: 'W', message: hostile })],
        trace_index: hostile,
        recovery: {
          pattern: 'complete',
          root_causes: [{ task_id: hostile, code: 'X', hint: hostile, blocked: [hostile] }],
          suggestions: [hostile],
          commands: [['dispatch', 'trace', 'show', 'run-1', hostile]],
        },
      }),
      plainPage,
    );
    expect(text).not.toMatch(steeringCharacters);
  });

  test('lists every error of a refused plan', () => {
    const errors = [errorOf({ code: 'ONE', path: 'tasks[0]' }), errorOf({ code: 'TWO' })];
    const text = runResultText(refusedDocument(errors, 2), plainPage);
    expect(text).toContain('2 errors, and nothing was started');
    expect(text).toContain('✗ ONE tasks[0]');
    expect(text).toContain('✗ TWO');
  });
});

test('runEndText leaves out the line for each task', () => {
  const text = runEndText(partial, plainPage);
  expect(text).not.toContain('✓ good');
  expect(text).toContain('✗ bad BROKE');
});
