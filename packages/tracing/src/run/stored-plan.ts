import { jsonObjectSchema, planSchema, schemaVersion } from '@parallel-dispatcher/schema';
import * as z from 'zod';

/** `plan.json`: the plan as it was run and is shown, redacted, with the agents it was routed to. */
export const storedPlanSchema = z.object({
  schema_version: z.literal(schemaVersion),
  run_id: z.string(),
  correlation_id: z.string(),
  started_at: z.iso.datetime(),
  config: jsonObjectSchema,
  agents: z.record(z.string(), z.string()).describe('The agent of each task.'),
  plan: planSchema,
});
export type StoredPlan = z.infer<typeof storedPlanSchema>;
