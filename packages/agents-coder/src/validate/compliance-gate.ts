import { qualityGates, severityCosts } from '@parallel-dispatcher/schema';
import type { Finding } from '../onex-rules/finding.ts';
import type { ValidationPart } from './validation.ts';

/** 1, less what each finding takes; not below 0. */
export function complianceOf(findings: readonly Finding[]): number {
  const lost = findings.reduce((sum, { severity }) => sum + severityCosts[severity], 0);
  return Math.max(0, Number((1 - lost).toFixed(2)));
}

export function complianceGate(score: number, findings: number): ValidationPart {
  const passed = score >= qualityGates.compliance;
  return {
    passed,
    reason: passed ? null : `${score.toFixed(2)} is less than ${qualityGates.compliance}`,
    evidence: [`${score.toFixed(2)} of 1, from ${findings} findings of the rules`],
  };
}
