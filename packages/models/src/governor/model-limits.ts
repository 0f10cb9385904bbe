/** What one key may do with one model. Null: no limit but those that responses tell. */
export interface ModelLimits {
  readonly requestsPerMinute: number | null;
  readonly inputTokensPerMinute: number | null;
  /** Counted from the end of a request; while it runs, all it may answer is set aside. */
  readonly outputTokensPerMinute: number | null;
  /** Requests at once never go below this, however often they are refused. */
  readonly minConcurrency: number;
  readonly maxConcurrency: number;
}

export const defaultModelLimits: ModelLimits = {
  requestsPerMinute: null,
  inputTokensPerMinute: null,
  outputTokensPerMinute: null,
  minConcurrency: 1,
  // More than any run has workers unless it was asked for; a provider that cannot says so.
  maxConcurrency: 64,
};
