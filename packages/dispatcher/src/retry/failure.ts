import type {
  AttemptReport,
  ErrorClass,
  ErrorDetail,
  JsonValue,
} from '@parallel-dispatcher/schema';
import { unexplainedError } from '../settle/task-errors.ts';

/** A failed attempt, as far as another one is concerned. */
export interface Failure {
  readonly outcome: 'failed' | 'timed_out';
  readonly error: ErrorDetail;
  readonly errorClass: ErrorClass | null;
  readonly retryAfterMs: number;
  /** The answer that was not accepted; null: none. */
  readonly output: JsonValue | null;
  /** What a check printed; null: there was none. */
  readonly printed: string | null;
  readonly artifacts: AttemptReport['artifacts'];
  readonly filesRejected?: AttemptReport['files_rejected'];
}

export function failureOf(report: AttemptReport, outcome: Failure['outcome']): Failure {
  return {
    outcome,
    error: report.error ?? unexplainedError(outcome),
    errorClass: report.error_class,
    retryAfterMs: report.retry_after_ms ?? 0,
    output: report.output ?? null,
    printed: report.verification?.output ?? null,
    artifacts: report.artifacts,
    filesRejected: report.files_rejected,
  };
}
