import { jsonObjectSchema, planSchema, schemaVersion } from '@parallel-dispatcher/schema';
import * as z from 'zod';

/** `plan.json`: the plan as it was run and is shown, redacted, with what a resume needs beside it. */
export const storedPlanSchema = z.object({
  schema_version: z.literal(schemaVersion),
  run_id: z.string(),
  correlation_id: z.string(),
  parent_run_id: z.string().nullable().optional().describe('The run that this one retries.'),
  started_at: z.iso.datetime(),
  config: jsonObjectSchema,
  agents: z.record(z.string(), z.string()).describe('The agent of each task.'),
  agent_versions: z
    .record(z.string(), z.string())
    .optional()
    .describe('The version of the agent of each task.'),
  context: jsonObjectSchema
    .optional()
    .describe('What the caller needs to go on with the run from any folder.'),
  trace_content: z
    .enum(['none', 'redacted', 'full'])
    .optional()
    .describe('none: inputs and texts are left out here too, so the run cannot be resumed.'),
  plan: planSchema,
});
export type StoredPlan = z.infer<typeof storedPlanSchema>;
