import type { Violation, ViolationSeverity } from './violation.ts';

/** The original's score by violations: an error is high, a warning medium, an info low. */
const costs = { error: 0.2, warning: 0.1, info: 0.05 } as const satisfies Record<
  ViolationSeverity,
  number
>;

/** 1 without violations. Each takes a share of what is left, so that every one more shows. */
export function complianceScore(violations: readonly Violation[]): number {
  const left = violations.reduce((score, { severity }) => score * (1 - costs[severity]), 1);
  return Math.round(left * 10_000) / 10_000;
}
