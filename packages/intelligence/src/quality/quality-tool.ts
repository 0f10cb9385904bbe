import * as z from 'zod';
import type { Assessor } from '../assessor/assessor.ts';
import {
  contentSchema,
  languageSchema,
  readSource,
  sourcePathSchema,
} from '../assessor/source-input.ts';
import { findingSchema, pointsSchema, scoreSchema } from './quality-schemas.ts';
import { defineTool, type IntelligenceTool, type ToolSettings } from '../tool.ts';
import { readOnly } from '../read-only.ts';
import { dimensions } from './finding.ts';
import { notAssessed } from './not-assessed.ts';

const dimensionSchema = z.object({
  score: scoreSchema,
  reason: z.string().nullable(),
  weight: z.number(),
  evidence: z.array(findingSchema),
});

const output = z.object({
  quality_score: scoreSchema,
  reason: z.string().nullable().describe('Why there is no score.'),
  maintainability: z
    .object({
      score: scoreSchema,
      complexity_score: scoreSchema,
      readability_score: scoreSchema,
      testability_score: scoreSchema,
      reason: z.string().nullable(),
    })
    .nullable(),
  architectural_compliance: z.object({ score: scoreSchema, reasoning: z.string() }).nullable(),
  onex_compliance: z
    .object({
      score: scoreSchema,
      violations: z.array(z.looseObject({ rule: z.string(), message: z.string() })),
      recommendations: z.array(z.string()),
    })
    .nullable(),
  code_patterns: z.array(z.looseObject({ pattern: z.string(), line: z.number() })),
  anti_patterns: z.array(findingSchema),
  dimensions: z.record(z.enum(dimensions), dimensionSchema),
  points_lost: z.record(z.enum(dimensions), pointsSchema).nullable(),
  coverage: z.number().describe('Share of the weights that was measured.'),
  completeness: z
    .object({
      value: scoreSchema.describe('Share of the functions that are written.'),
      stubs: z.array(z.string()),
    })
    .nullable(),
  language: z.string().nullable(),
  gates: z.array(z.looseObject({ gate: z.string(), passed: z.boolean() })),
  metrics: z.record(z.string(), z.number().nullable()).nullable(),
  tools: z.object({
    used: z.array(z.string()),
    missing: z.array(z.object({ tool: z.string(), reason: z.string() })),
  }),
  scorer: z.object({ version: z.string(), config_hash: z.string() }),
});

/** `assess_code_quality` */
export function qualityTool(assessor: Assessor, { env }: ToolSettings): IntelligenceTool {
  return defineTool({
    name: 'assess_code_quality',
    description:
      'Judges the quality of a source file from 0 to 1: complexity, maintainability, documentation, types, patterns, compliance, each with the lines that cost points.',
    annotations: readOnly,
    input: z.object({
      content: contentSchema,
      source_path: sourcePathSchema.optional(),
      language: languageSchema.optional(),
    }),
    output,
    async run(input, { signal }) {
      const read = readSource(input);
      if (!read.ok) return { ok: true, value: output.parse(notAssessed(read.reason)) };
      const answer = await assessor.run({ kind: 'quality', source: read.source, env }, signal);
      return answer.ok ? { ok: true, value: answer.value as z.input<typeof output> } : answer;
    },
  });
}
