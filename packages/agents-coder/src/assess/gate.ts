import type { ValidationPart } from '@parallel-dispatcher/schema';
import type { Asked } from './ask-for.ts';

/** What was seen of a gate: a score and what speaks against the code. */
export interface Measured {
  readonly score: number | null;
  readonly evidence: readonly string[];
}

/** A gate that a score must reach. What was not measured has neither passed nor failed. */
export function gate(asked: Asked<Measured>, least: number): ValidationPart {
  if (!asked.ok) return { passed: null, reason: asked.reason, evidence: [] };
  const { score, evidence } = asked.value;
  if (score === null) return { passed: null, reason: 'the tool gave no score', evidence: [] };
  const passed = score >= least;
  return {
    passed,
    reason: passed ? null : `${score.toFixed(2)} is less than ${least}`,
    evidence: [`${score.toFixed(2)} of 1, by ${asked.answeredBy}`, ...evidence.slice(0, 20)],
  };
}
