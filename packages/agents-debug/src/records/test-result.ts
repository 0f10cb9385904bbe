/** How one test ended. */
export interface TestResult {
  /** Titles of the suites and of the test, outermost first. */
  readonly title: string;
  /** Other names of the test, such as without its suites. */
  readonly otherNames: readonly string[];
  /** File of the test, where the report says it. */
  readonly file: string | null;
  readonly passed: boolean;
  readonly stack: string | null;
}
