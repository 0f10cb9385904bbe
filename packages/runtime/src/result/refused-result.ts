import { schemaVersion, type ErrorDetail, type RunResult } from '@parallel-dispatcher/schema';

/** The answer to a request that did not run: nothing started, nothing was written. */
export function refusedResult(errors: readonly ErrorDetail[], exitCode: number): RunResult {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return {
    schema_version: schemaVersion,
    status: 'failure',
    exit_code: exitCode,
    run_id: null,
    correlation_id: null,
    results: [],
    summary: { total_tasks: 0, successful: 0, failed: 0, total_time_ms: 0 },
    trace_index: null,
    trace_status: null,
    usage: null,
    recovery: null,
    stopped: null,
    error: first === undefined ? 'The request was refused.' : `${first.message}${more}`,
    errors: [...errors],
    warnings: [],
  };
}
