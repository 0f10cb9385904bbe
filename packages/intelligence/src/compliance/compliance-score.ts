import { severityCosts } from '@parallel-dispatcher/schema';
import type { Violation } from './violation.ts';

/** 1 without violations. Each takes a share of what is left, so that every one more shows. */
export function complianceScore(violations: readonly Violation[]): number {
  const left = violations.reduce((score, { severity }) => score * (1 - severityCosts[severity]), 1);
  return Math.round(left * 10_000) / 10_000;
}
