/** A change of one line that surely removes what was found. */
export interface LineFix {
  /** From 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** A construct that is wrong, or very likely to hide a fault, wherever it stands. */
export interface AntiPattern {
  readonly rule: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
  readonly fix: LineFix | null;
}
