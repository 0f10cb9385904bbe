import type { JsonObject } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { Measurement, Measurements } from './evaluate-gates.ts';

/** What a caller measured itself. */
export interface GivenValues {
  readonly quality_score?: number | undefined;
  readonly compliance_score?: number | undefined;
  readonly completeness?: number | undefined;
  readonly critical_anti_patterns?: number | undefined;
}

const finding = z.object({
  rule: z.string(),
  line: z.number().nullable(),
  severity: z.string(),
  message: z.string(),
});

const assessmentSchema = z.object({
  quality_score: z.number().nullable(),
  reason: z.string().nullable(),
  onex_compliance: z
    .object({
      score: z.number().nullable(),
      violations: z.array(z.object({ message: z.string() })),
    })
    .nullable(),
  anti_patterns: z.array(finding),
  dimensions: z.record(
    z.string(),
    z.object({ score: z.number().nullable(), evidence: z.array(finding) }),
  ),
  completeness: z.object({ value: z.number().nullable(), stubs: z.array(z.string()) }).nullish(),
});

/** Places that are shown for one gate. */
const mostEvidence = 5;

/** Values of the caller first, then what the assessment measured; null where neither has one. */
export function readMeasurements(given: GivenValues, assessed: JsonObject | null): Measurements {
  const assessment = assessed === null ? null : assessmentSchema.parse(assessed);
  const notDone =
    assessment === null ? 'no source was handed in, and no value given' : assessment.reason;
  const measure = (
    value: number | undefined,
    own: () => { readonly value: number | null; readonly evidence: readonly string[] },
    reason: string | null = null,
  ): Measurement => {
    if (value !== undefined) return { value, evidence: ['given by the caller'], reason: null };
    const measured = assessment?.quality_score == null ? null : own();
    if (measured === null || measured.value === null) {
      return { value: null, evidence: [], reason: notDone ?? reason ?? 'not measured' };
    }
    return { ...measured, evidence: measured.evidence.slice(0, mostEvidence), reason: null };
  };
  const critical = (assessment?.anti_patterns ?? []).filter(
    ({ severity }) => severity === 'critical',
  );
  return {
    quality: measure(given.quality_score, () => ({
      value: assessment?.quality_score ?? null,
      evidence: Object.entries(assessment?.dimensions ?? {}).map(
        ([name, { score }]) => `${name}: ${score === null ? 'not measured' : score.toFixed(3)}`,
      ),
    })),
    compliance: measure(given.compliance_score, () => ({
      value: assessment?.onex_compliance?.score ?? null,
      evidence: assessment?.onex_compliance?.violations.map(({ message }) => message) ?? [],
    })),
    completeness: measure(
      given.completeness,
      () => ({
        value: assessment?.completeness?.value ?? null,
        evidence: assessment?.completeness?.stubs ?? [],
      }),
      'the file has no function that could be complete',
    ),
    critical_anti_patterns: measure(given.critical_anti_patterns, () => ({
      value: critical.length,
      evidence: critical.map(({ line, message }) => `line ${line ?? '?'}: ${message}`),
    })),
  };
}
