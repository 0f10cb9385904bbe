import type { RunEntry, RunRecord } from '@parallel-dispatcher/tracing';

/** One run as `dispatch trace ls` has it in JSON. */
export function runEntryDocument(run: RunEntry): object {
  return {
    run_id: run.runId,
    correlation_id: run.correlationId,
    state: run.state,
    status: run.status,
    started_at: run.startedAt,
    task_count: run.taskCount,
    total_time_ms: run.totalTimeMs,
    trace_index: run.indexFile,
    run_dir: run.runDir,
  };
}

/** One run as `dispatch trace show` has it in JSON, its result document included. */
export function runRecordDocument(run: RunRecord): object {
  return {
    ...runEntryDocument(run),
    tasks: run.tasks.map(({ taskId, agent, state, traceFile }) => ({
      task_id: taskId,
      agent,
      state,
      trace_file: traceFile,
    })),
    problems: run.problems,
    result: run.result,
  };
}
