import type { AttemptReport, ErrorDetail, TaskRef } from '@parallel-dispatcher/schema';

/** The report of a submission that came to nothing before an agent could say so. */
export function failedReport(
  ref: TaskRef & { readonly attempt: number },
  error: ErrorDetail,
): AttemptReport {
  return {
    run: ref.run,
    task: ref.task,
    generation: ref.generation,
    attempt: ref.attempt,
    status: 'failed',
    error,
    error_class: null,
    worker: null,
    started_at: null,
    duration_ms: 0,
    mcp_calls: [],
    logs: [],
    usage: null,
    artifacts: [],
    files_written: [],
  };
}
