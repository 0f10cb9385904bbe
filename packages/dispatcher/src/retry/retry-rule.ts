import type { RetryPolicy } from '@parallel-dispatcher/schema';

/** What may be tried again: a class of errors, or `timeout` for an attempt whose time was over. */
export type RetryCause = NonNullable<RetryPolicy['on']>[number];

/** When a failed attempt is worth another one. */
export interface RetryRule {
  /** In all, the first one included. */
  readonly maxAttempts: number;
  /** Before the second attempt; doubles with each one after it. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  readonly on: ReadonlySet<RetryCause>;
}

/** What holds where neither the task nor the run says. */
export const defaultRetry = {
  max_attempts: 3,
  backoff_seconds: 1,
  max_backoff_seconds: 60,
  on: ['transient', 'rate_limited'],
} as const;

/** The rule of a task: its own policy, then that of the run, then the default, field by field. */
export function retryRule(own: RetryPolicy = {}, ofRun: RetryPolicy = {}): RetryRule {
  const { max_attempts, backoff_seconds, max_backoff_seconds, on } = defaultRetry;
  const seconds = own.backoff_seconds ?? ofRun.backoff_seconds ?? backoff_seconds;
  const mostSeconds = own.max_backoff_seconds ?? ofRun.max_backoff_seconds ?? max_backoff_seconds;
  return {
    maxAttempts: own.max_attempts ?? ofRun.max_attempts ?? max_attempts,
    backoffMs: seconds * 1_000,
    maxBackoffMs: mostSeconds * 1_000,
    on: new Set(own.on ?? ofRun.on ?? on),
  };
}
