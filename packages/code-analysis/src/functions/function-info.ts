/** Size and shape of one function. Nested functions count on their own, not here. */
export interface FunctionMetrics {
  /** McCabe: 1 + one for each branch, loop, case, catch, `&&`, `||`, `??` and conditional. */
  readonly cyclomaticComplexity: number;
  /** Deepest nesting of branches, loops and try blocks. */
  readonly nestingDepth: number;
  readonly parameters: number;
  /** Lines from the first to the last, both included. */
  readonly lines: number;
}

export interface FunctionInfo {
  /** `total`, `Cart.total`, `outer.inner`; `<anonymous>` where nothing names it. */
  readonly name: string;
  /** First and last line, from 1. */
  readonly startLine: number;
  readonly endLine: number;
  readonly async: boolean;
  readonly metrics: FunctionMetrics;
}
