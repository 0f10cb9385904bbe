import type { ErrorDetail, RunResult, exitCodes } from '@parallel-dispatcher/schema';

/** The exit codes that the command line itself gives, held by the compiler to the one table. */
export const ownExitCodes = {
  refused: 2,
  environment: 3,
  bug: 70,
} as const satisfies Pick<typeof exitCodes, 'refused' | 'environment' | 'bug'>;

/**
 * The result document of a command that did not get as far as the runtime. It needs no import, so
 * that a wrong flag is answered at once and a broken installation can still be told.
 */
export function refusedDocument(errors: readonly ErrorDetail[], exitCode: number): RunResult {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return {
    schema_version: 1,
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
    error: first === undefined ? 'The command was refused.' : `${first.message}${more}`,
    errors: [...errors],
    warnings: [],
  };
}
