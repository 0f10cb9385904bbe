/** An operation of the source that can throw a certain error itself. */
export interface ThrowingOperation {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** The operation as the source writes it, or its line; at most 120 characters. */
  readonly text: string;
  /** What makes it throw, as a clause: `y is zero`. */
  readonly when: string;
}
