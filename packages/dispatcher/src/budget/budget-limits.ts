/** What a run may use up. Undefined, or null: as much as it takes. */
export interface BudgetLimits {
  readonly maxCostUsd?: number | null;
  readonly maxTokens?: number | null;
  /** Time on the clock of the run, from its first beginning; a stop between does not count. */
  readonly maxRunMs?: number | null;
  /** Share at which a warning is given. @default 0.8 */
  readonly warnAt?: number;
}

/** What a task is expected to use. */
export interface ExpectedUse {
  readonly costUsd: number;
  readonly tokens: number;
}
