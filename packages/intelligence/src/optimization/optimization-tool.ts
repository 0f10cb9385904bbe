import * as z from 'zod';
import type { Assessor } from '../assessor/assessor.ts';
import { contentSchema, languageSchema, sourcePathSchema } from '../assessor/source-input.ts';
import { readOnly } from '../read-only.ts';
import { defineTool, type IntelligenceTool, type ToolSettings } from '../tool.ts';
import { findOperation } from './find-operation.ts';
import { optimizationsSchema } from './optimizations.ts';

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
    output: optimizationsSchema,
    run: async (input, { signal }) => await findOperation(input, { assessor, workspace, signal }),
  });
}
