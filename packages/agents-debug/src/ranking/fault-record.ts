/** `[file, name, line]`: where a function starts, line from 1. */
export type RecordedFunction = readonly [file: string, name: string, line: number];

/** A line of code, from 1, and the index of the innermost function around it; null: in none. */
export type RecordedLine = readonly [file: string, line: number, of: number | null];

export interface RecordedTest {
  readonly title: string;
  readonly passed: boolean;
  /** Indices of the functions that ran. Empty: not recorded. */
  readonly covered: readonly number[];
  /** Indices of the lines that ran. @default not recorded */
  readonly lines?: readonly number[] | undefined;
  /** Text of the failure with its calls. @default none */
  readonly stack?: string | null | undefined;
}

/** One run of a test suite with a failure in it: which functions each test ran. */
export interface FaultRecord {
  readonly functions: readonly RecordedFunction[];
  /** @default lines were not recorded */
  readonly lines?: readonly RecordedLine[] | undefined;
  readonly tests: readonly RecordedTest[];
}

/** A record whose answer is known. */
export interface SolvedRecord extends FaultRecord {
  readonly bug: string;
  /** Indices of the functions that the real fix changed. */
  readonly fixed: readonly number[];
  /** Indices of the lines that the real fix changed. @default not known */
  readonly fixed_lines?: readonly number[];
}
