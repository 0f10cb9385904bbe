import type { ErrorDetail, RunResult, TaskResult } from '@parallel-dispatcher/schema';

/** A task that succeeded, but for what is given. */
export function taskResult(task: Partial<TaskResult> & Pick<TaskResult, 'task_id'>): TaskResult {
  return {
    agent: 'echo',
    status: 'success',
    outcome: 'succeeded',
    error: null,
    error_detail: null,
    blocked_by: null,
    attempts: 1,
    execution_time_ms: 120,
    artifacts: [],
    trace_file: null,
    ...task,
  };
}

/** A run in which everything succeeded, but for what is given. */
export function runResult(run: Partial<RunResult> & Pick<RunResult, 'results'>): RunResult {
  const successful = run.results.filter(({ status }) => status === 'success').length;
  const total = run.results.length;
  return {
    schema_version: 1,
    status: 'success',
    exit_code: 0,
    run_id: 'run-1',
    correlation_id: 'c-1',
    summary: { total_tasks: total, successful, failed: total - successful, total_time_ms: 1_234 },
    trace_index: 'traces/dispatch-20261122_120000.json',
    trace_status: { status: 'complete', resumable: true, reasons: [] },
    usage: null,
    recovery: null,
    stopped: null,
    error: null,
    errors: [],
    warnings: [],
    ...run,
  };
}

export function errorOf(facts: Partial<ErrorDetail> & Pick<ErrorDetail, 'code'>): ErrorDetail {
  return {
    message: 'It went wrong.',
    path: null,
    hint: null,
    retryable: false,
    cause: null,
    ...facts,
  };
}
