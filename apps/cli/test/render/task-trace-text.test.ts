import { describe, expect, test } from '@jest/globals';
import type { TaskTrace } from '@parallel-dispatcher/schema';
import { plainPage } from '../../src/render/page.ts';
import { taskTraceText } from '../../src/render/task-trace-text.ts';
import { steeringCharacters } from './steering-characters.ts';
import { errorOf } from './task-result.ts';

const hostile = '\u001b]52;c;aGk=\u0007\u001b[2Jx\u202e';

function traceOf(text: string): TaskTrace {
  return {
    schema_version: 1,
    run_id: 'r',
    correlation_id: 'c',
    task_id: text,
    agent: text,
    description: text,
    dependencies: [text],
    input: { [text]: text },
    output: { text },
    error: text,
    error_detail: errorOf({ code: 'BROKE', message: text, hint: text }),
    status: 'error',
    outcome: 'failed',
    blocked_by: text,
    execution_time_ms: 1_500,
    attempts: [],
    mcp_calls: [
      {
        tool: text,
        input: {},
        output: null,
        duration_ms: 3,
        server: text,
        source: null,
        error: null,
      },
    ],
    logs: [{ at_ms: 12, level: 'stdout', message: text }],
    usage: null,
    artifacts: [],
    files_written: [text],
    timestamp: '2026-11-22T12:00:00.000Z',
  };
}

const shown = (trace: TaskTrace): string =>
  taskTraceText(trace, { runDir: '/traces/runs/r', page: plainPage });

describe('taskTraceText', () => {
  test('shows input, output, error, calls, logs and files', () => {
    const text = shown(traceOf('fact'));
    for (const part of [
      '✗ fact  failed',
      'BROKE',
      'Input',
      'Output',
      'Tool calls',
      'Log',
      'Files written',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('12 ms  stdout  fact');
  });

  test('names the file of what the task kept', () => {
    const draft = {
      $artifact: 'a'.repeat(64),
      bytes: 3,
      media_type: 'application/yaml',
      name: 'draft.yaml',
    };
    expect(shown({ ...traceOf('fact'), artifacts: [draft] })).toContain(
      `Kept  draft.yaml\n  /traces/runs/r/artifacts/${'a'.repeat(64)}\n`,
    );
  });

  test('shows no control character of an agent', () => {
    expect(shown(traceOf(hostile))).not.toMatch(steeringCharacters);
  });
});
