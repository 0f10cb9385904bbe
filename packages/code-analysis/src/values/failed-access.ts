/** A read or call that failed because the value before it was nothing. */
export interface FailedAccess {
  /** From 1. */
  readonly line: number;
  /** From 1; null where the trace gives none. */
  readonly column: number | null;
  /** The property that was read, set or called. */
  readonly property: string;
}
