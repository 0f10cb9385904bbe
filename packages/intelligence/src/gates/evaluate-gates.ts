import type { GateThresholds } from './gate-thresholds.ts';

/** A number for a gate, or why there is none. */
export interface Measurement {
  readonly value: number | null;
  readonly evidence: readonly string[];
  readonly reason: string | null;
}

export type Measurements = Readonly<Record<keyof GateThresholds, Measurement>>;

interface Gate extends Measurement {
  readonly gate: keyof GateThresholds;
  /** The least value, or for anti-patterns the most. */
  readonly threshold: number;
  /** null: not measured. */
  readonly passed: boolean | null;
}

export interface Verdict {
  /** `not_measured` where no gate failed and at least one could not be measured. */
  readonly verdict: 'passed' | 'failed' | 'not_measured';
  readonly gates: readonly Gate[];
}

const order = ['quality', 'compliance', 'completeness', 'critical_anti_patterns'] as const;

/** Holds measurements against thresholds; what was not measured never passes. */
export function evaluateGates(measured: Measurements, thresholds: GateThresholds): Verdict {
  const gates = order.map((gate): Gate => {
    const { value, evidence, reason } = measured[gate];
    const threshold = thresholds[gate];
    const isMost = gate === 'critical_anti_patterns';
    const passed = value === null ? null : isMost ? value <= threshold : value >= threshold;
    return { gate, threshold, value, passed, evidence, reason };
  });
  if (gates.some(({ passed }) => passed === false)) return { verdict: 'failed', gates };
  const isMeasured = gates.every(({ passed }) => passed !== null);
  return { verdict: isMeasured ? 'passed' : 'not_measured', gates };
}
