import type { RuleSeverity, ValidationRule } from '@parallel-dispatcher/schema';

/** One place where a rule does not hold. */
export interface Violation {
  readonly rule: ValidationRule;
  readonly severity: RuleSeverity;
  /** From 1; null: the file as a whole. */
  readonly line: number | null;
  readonly message: string;
  readonly fix: string;
}
