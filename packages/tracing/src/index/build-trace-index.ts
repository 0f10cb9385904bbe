import {
  schemaVersion,
  type JsonObject,
  type RunResult,
  type TraceIndex,
  type TraceStatus,
} from '@parallel-dispatcher/schema';

interface IndexParts {
  readonly runId: string;
  readonly correlationId: string;
  readonly startedAt: Date;
  readonly config: JsonObject;
  readonly result: RunResult;
  readonly traceStatus: TraceStatus;
  /** Null where no trace was written. */
  readonly traceFileOf: (task: string) => string | null;
}

/** The documented index of a run, from its result. */
export function buildTraceIndex({ result, ...run }: IndexParts): TraceIndex {
  return {
    schema_version: schemaVersion,
    run_id: run.runId,
    correlation_id: run.correlationId,
    parent_run_id: result.parent_run_id ?? null,
    dispatch_timestamp: run.startedAt.toISOString(),
    total_time_ms: result.summary.total_time_ms,
    task_count: result.results.length,
    status: result.status,
    exit_code: result.exit_code,
    config: run.config,
    tasks: result.results.map(({ task_id, agent, status, outcome }) => ({
      task_id,
      agent: agent ?? '',
      status,
      outcome,
      trace_file: run.traceFileOf(task_id),
    })),
    summary: result.summary,
    usage: result.usage,
    trace_status: run.traceStatus,
  };
}
