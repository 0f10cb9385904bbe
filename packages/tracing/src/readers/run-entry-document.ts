import type { JsonObject } from '@parallel-dispatcher/schema';
import type { RunEntry } from './run-entry.ts';

/** One run of a list, as it is in JSON. */
export function runEntryDocument(run: RunEntry): JsonObject {
  return {
    run_id: run.runId,
    correlation_id: run.correlationId,
    parent_run_id: run.parentRunId,
    state: run.state,
    status: run.status,
    started_at: run.startedAt,
    task_count: run.taskCount,
    total_time_ms: run.totalTimeMs,
    trace_index: run.indexFile,
    run_dir: run.runDir,
  };
}
