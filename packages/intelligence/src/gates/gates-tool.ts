import * as z from 'zod';
import type { Assessor } from '../assessor/assessor.ts';
import {
  contentSchema,
  languageSchema,
  readSource,
  sourcePathSchema,
} from '../assessor/source-input.ts';
import { readOnly } from '../read-only.ts';
import { defineTool, type IntelligenceTool, type ToolSettings } from '../tool.ts';
import { notAssessed } from '../quality/not-assessed.ts';
import { evaluateGates } from './evaluate-gates.ts';
import { gateThresholdsSchema, type GivenThresholds } from './gate-thresholds.ts';
import { readMeasurements } from './read-measurements.ts';

const share = z.number().min(0).max(1);

const output = z.object({
  verdict: z.enum(['passed', 'failed', 'not_measured']),
  gates: z.array(
    z.object({
      gate: z.string(),
      threshold: z.number(),
      value: z.number().nullable(),
      passed: z.boolean().nullable(),
      evidence: z.array(z.string()),
      reason: z.string().nullable(),
    }),
  ),
});

interface GatesSettings extends ToolSettings {
  readonly gates: GivenThresholds;
}

/** `evaluate_quality_gates` */
export function gatesTool(assessor: Assessor, { env, gates }: GatesSettings): IntelligenceTool {
  return defineTool({
    name: 'evaluate_quality_gates',
    description:
      'Holds a source file, or values that were measured elsewhere, against thresholds: quality, compliance, completeness, critical anti-patterns. A gate that was not measured never passes.',
    annotations: readOnly,
    input: z.object({
      content: contentSchema.optional(),
      source_path: sourcePathSchema.optional(),
      language: languageSchema.optional(),
      quality_score: share.optional(),
      compliance_score: share.optional(),
      completeness: share.optional(),
      critical_anti_patterns: z.number().int().min(0).optional(),
      thresholds: z
        .object({
          quality: share.optional(),
          compliance: share.optional(),
          completeness: share.optional(),
          critical_anti_patterns: z.number().int().min(0).optional(),
        })
        .optional(),
    }),
    output,
    async run({ content, source_path, language, thresholds, ...given }, { signal }) {
      const limits = gateThresholdsSchema.parse({ ...gates, ...thresholds });
      if (content === undefined) {
        return { ok: true, value: toJson(evaluateGates(readMeasurements(given, null), limits)) };
      }
      const read = readSource({ content, source_path, language });
      const answer = read.ok
        ? await assessor.run({ kind: 'quality', source: read.source, env }, signal)
        : { ok: true as const, value: notAssessed(read.reason) };
      if (!answer.ok) return answer;
      const measured = readMeasurements(given, answer.value);
      return { ok: true, value: toJson(evaluateGates(measured, limits)) };
    },
  });
}

function toJson({ verdict, gates }: ReturnType<typeof evaluateGates>): z.input<typeof output> {
  return { verdict, gates: gates.map((gate) => ({ ...gate, evidence: [...gate.evidence] })) };
}
