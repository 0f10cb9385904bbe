/** `[file, name, line]`: where a function starts, line from 1. */
export type RecordedFunction = readonly [file: string, name: string, line: number];

export interface RecordedTest {
  readonly title: string;
  readonly passed: boolean;
  /** Indices of the functions that ran. Empty: not recorded. */
  readonly covered: readonly number[];
  /** Text of the failure with its calls. @default none */
  readonly stack?: string | null | undefined;
}

/** One run of a test suite with a failure in it: which functions each test ran. */
export interface FaultRecord {
  readonly functions: readonly RecordedFunction[];
  readonly tests: readonly RecordedTest[];
}

/** A record whose answer is known. */
export interface SolvedRecord extends FaultRecord {
  readonly bug: string;
  /** Indices of the functions that the real fix changed. */
  readonly fixed: readonly number[];
}
