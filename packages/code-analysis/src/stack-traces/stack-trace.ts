/** Languages whose traces are read. TypeScript traces are `javascript`: V8 prints both the same. */
export type TraceLanguage = 'javascript' | 'python' | 'java' | 'go';

/**
 * Whose code a frame runs: `project`, `test` (the project's own tests), `library` (installed),
 * or `runtime` (the language's own code, and places without a file).
 */
export type FrameKind = 'project' | 'library' | 'runtime' | 'test';

/** One call in a trace. What the trace does not say is null. */
export interface StackFrame {
  readonly function: string | null;
  /** As the trace writes it; `file://` URLs are decoded to paths. */
  readonly file: string | null;
  /** From 1. */
  readonly line: number | null;
  /** From 1. */
  readonly column: number | null;
  readonly kind: FrameKind;
  /** The call was resumed after an `await`. */
  readonly async: boolean;
  readonly raw: string;
}

/** How a trace came to its cause. `context`: raised while the other was being handled. */
export type CauseRelation = 'cause' | 'context';

/** One error with its calls. Walk `cause` with a loop: a chain may be long. */
export interface StackTrace {
  readonly language: TraceLanguage;
  /** `TypeError`, `requests.exceptions.ConnectionError`; null where none is named. */
  readonly errorType: string | null;
  readonly message: string;
  /** Innermost call first, whatever order the language prints. */
  readonly frames: readonly StackFrame[];
  readonly cause: StackTrace | null;
  /** Null exactly when `cause` is. */
  readonly causeRelation: CauseRelation | null;
  /** Members of an AggregateError or an exception group. */
  readonly related: readonly StackTrace[];
  /** Printed properties, such as `code: "ENOENT"`; values as they were printed, quotes removed. */
  readonly properties: Readonly<Record<string, string>>;
  /** Lines of the text it was read from, from 1, both included. */
  readonly span: { readonly firstLine: number; readonly lastLine: number };
}
