import * as z from 'zod';
import {
  evidenceSchema,
  hypothesisSchema,
  modelPartSchema,
  notMeasuredSchema,
  solutionValidationSchema,
  suspectSchema,
} from './debug-findings.ts';
import { reducedInputSchema } from './failing-input.ts';
import { bfrosAnalysisSchema, rootCauseSchema, solutionSchema } from './debug-report.ts';

const scoreOrNull = z.number().min(0).max(1).nullable();

/** What the debug agent answers. Field names are those of the JSON. */
export const debugOutputSchema = z.strictObject({
  error_summary: z.string().describe('The fault in one or two sentences.'),
  bfros_analysis: bfrosAnalysisSchema.describe('Behaviour, fault and root cause.'),
  root_cause: rootCauseSchema.describe('The primary cause, and how sure it is.'),
  solution: solutionSchema.describe('What to change.'),
  quality_improvement: z
    .strictObject({
      before: scoreOrNull.describe('Quality 0 to 1 of the code as it is; null: not measured.'),
      after: scoreOrNull.describe('Quality 0 to 1 with the fix; null: not measured.'),
      delta: z.number().min(-1).max(1).nullable().describe('after - before.'),
    })
    .describe('Quality before and after the fix, where both were measured.'),
  analysis_completeness: z
    .number()
    .min(0)
    .max(1)
    .describe('Part of the analysis that could be done, 0 to 1.'),
  intelligence_sources: z.array(z.string()).describe('Who answered: engines, servers, tools.'),
  suspects: z.array(suspectSchema).describe('Places that may hold the fault, likeliest first.'),
  evidence: z.array(evidenceSchema).describe('The facts that the report points at.'),
  hypotheses: z.array(hypothesisSchema).describe('Explanations that were weighed.'),
  reduced_input: reducedInputSchema
    .nullable()
    .default(null)
    .describe('A smaller failing input; null: none was given, or none was found.'),
  solution_validation: solutionValidationSchema.describe('Whether the fix was tried.'),
  not_measured: z.array(notMeasuredSchema).describe('What the report does not know, and why.'),
  engine: z.enum(['embedded', 'model']).describe('Whether a model took part.'),
  model: modelPartSchema.nullable().default(null).describe('What it did; null: none took part.'),
  applied_files: z
    .array(z.string())
    .default([])
    .describe('Files that were replaced by the verified fix; see apply_fix.'),
});
export type DebugOutput = z.infer<typeof debugOutputSchema>;
