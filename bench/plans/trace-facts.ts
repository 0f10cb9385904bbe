import type { Plan, RunEvent, RunResult } from '@parallel-dispatcher/schema';
import { planSchema } from '@parallel-dispatcher/schema';

const stamp = { v: 1, seq: 0, at_ms: 1, ts: '2025-10-06T12:00:00.000Z' } as const;

/** A plan whose tasks have half a kilobyte of input each. */
export function tracedPlan(ids: readonly string[]): Plan {
  return planSchema.parse({
    tasks: ids.map((id) => ({
      task_id: id,
      agent: 'echo',
      input_data: { about: id, filler: 'x'.repeat(500) },
    })),
  });
}

/** What a task that succeeds at once adds to the log, with half a kilobyte of output. */
export function tracedEvents(task: string): readonly RunEvent[] {
  const output = { task, filler: 'y'.repeat(500) };
  return [
    { ...stamp, type: 'submitted', task, generation: 1, attempt: 1, reason: 'ready' },
    {
      ...stamp,
      type: 'outcome',
      report: {
        run: 'r',
        task,
        generation: 1,
        attempt: 1,
        status: 'succeeded',
        output,
        error: null,
        error_class: null,
        worker: 'w',
        started_at: stamp.ts,
        duration_ms: 1,
        mcp_calls: [],
        logs: [],
        usage: null,
        artifacts: [],
        files_written: [],
      },
    },
    {
      ...stamp,
      type: 'settled',
      outcome: {
        task,
        outcome: 'succeeded',
        output,
        error: null,
        blocked_by: null,
        attempts: 1,
        duration_ms: 1,
        artifacts: [],
      },
    },
  ];
}

export function tracedResult(tasks: number): RunResult {
  return {
    schema_version: 1,
    status: 'success',
    exit_code: 0,
    run_id: 'r',
    correlation_id: 'c',
    results: [],
    summary: { total_tasks: tasks, successful: tasks, failed: 0, total_time_ms: 1 },
    trace_index: null,
    trace_status: null,
    usage: null,
    recovery: null,
    stopped: null,
    error: null,
    errors: [],
    warnings: [],
  };
}
