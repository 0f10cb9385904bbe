/** Rules in the order they are reported. */
export const ruleNames = [
  'onex-001',
  'onex-002',
  'onex-003',
  'onex-004',
  'quality-001',
  'quality-002',
  'quality-003',
] as const;
export type RuleName = (typeof ruleNames)[number];

export type ViolationSeverity = 'error' | 'warning' | 'info';

/** One place where a rule does not hold. */
export interface Violation {
  readonly rule: RuleName;
  readonly severity: ViolationSeverity;
  /** From 1; null: the file as a whole. */
  readonly line: number | null;
  readonly message: string;
  readonly fix: string;
}
