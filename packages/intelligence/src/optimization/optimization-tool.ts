import * as z from 'zod';
import type { Assessor } from '../assessor/assessor.ts';
import { contentSchema, languageSchema, sourcePathSchema } from '../assessor/source-input.ts';
import { readOnly } from '../read-only.ts';
import { defineTool, type IntelligenceTool, type ToolSettings } from '../tool.ts';
import { findOperation } from './find-operation.ts';

const opportunity = z.object({
  kind: z.string(),
  file: z.string().nullable(),
  line: z.number().int(),
  function: z.string().nullable(),
  code: z.string(),
  why: z.string(),
  fix: z.string(),
  impact: z.null(),
  impact_reason: z.string(),
});

const output = z.object({
  opportunities: z.array(opportunity),
  functions: z.array(
    z.object({ name: z.string(), line: z.number().int(), file: z.string().nullable() }),
  ),
  reason: z.string().nullable().describe('Why nothing, or not all, was looked at.'),
});
export type Optimizations = z.input<typeof output>;

/** `identify_optimization_opportunities` */
export function optimizationTool(
  assessor: Assessor,
  { workspace }: ToolSettings,
): IntelligenceTool {
  return defineTool({
    name: 'identify_optimization_opportunities',
    description:
      'Names what could be made faster in an operation: waiting in loops, N+1 queries, quadratic lookups, blocking calls. Looks in the text, in a file, or for functions of that name in the workspace.',
    annotations: readOnly,
    input: z.object({
      operation_name: z.string().max(200).describe('Name of a function or method.'),
      content: contentSchema.optional(),
      source_path: sourcePathSchema.optional(),
      language: languageSchema.optional(),
    }),
    output,
    run: async (input, { signal }) => await findOperation(input, { assessor, workspace, signal }),
  });
}
