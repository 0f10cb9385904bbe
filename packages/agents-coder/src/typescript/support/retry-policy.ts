/** How often an operation is tried, and how long it waits in between. */
export interface RetryPolicy {
  /** The first attempt counts. */
  readonly maxAttempts: number;
  readonly baseMs: number;
  readonly maxMs: number;
  /** Whether each wait is a random share of its limit. */
  readonly jitter: boolean;
}
