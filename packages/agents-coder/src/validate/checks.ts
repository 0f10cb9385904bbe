import type { Validation, ValidationPart } from './validation.ts';

/** Files to check. */
export interface CheckedFiles {
  readonly files: readonly string[];
  readonly testsFile: string;
}

/** What running the tools of a language said. */
export interface Checks {
  /** What shows that code is wrong: `types`, `tests`. */
  readonly parts: Readonly<Record<string, ValidationPart>>;
  readonly lint: ValidationPart;
  /** Parts that may be missing on a machine. */
  readonly optional: readonly string[];
  readonly metrics: Pick<Validation['metrics'], 'typeErrors' | 'testsPassed' | 'testsFailed'>;
}
