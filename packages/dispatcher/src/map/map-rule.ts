/** What a list may have where the plan does not say. */
export const defaultMaxItems = 1_000;

/** A task that runs once an item of a list. */
export interface MapRule {
  /** Most items at once; null: as many as there are workers. */
  readonly maxParallel: number | null;
  /** A longer list fails the task. */
  readonly maxItems: number;
}
