import type { AttemptReport, ErrorClass, ErrorDetail, TaskRef } from '@parallel-dispatcher/schema';

interface Failure {
  readonly error: ErrorDetail;
  /** @default null: trying again cannot help */
  readonly errorClass?: ErrorClass | null;
  /** @default 'failed' */
  readonly status?: AttemptReport['status'];
}

/** The report of a submission that came to nothing before an agent could say so. */
export function failedReport(
  ref: TaskRef & { readonly attempt: number },
  { error, errorClass = null, status = 'failed' }: Failure,
): AttemptReport {
  return {
    run: ref.run,
    task: ref.task,
    generation: ref.generation,
    attempt: ref.attempt,
    status,
    error,
    error_class: errorClass,
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
