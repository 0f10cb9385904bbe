import { z } from 'zod';
import { artifactRefSchema } from './artifact-ref.ts';
import { errorDetailSchema } from './error-detail.ts';
import { jsonValueSchema } from './json-value.ts';
import { outcomeSchema } from './outcome.ts';

/** The one end of one task, as the dispatcher settled it. */
export const taskOutcomeSchema = z.strictObject({
  task: z.string(),
  outcome: outcomeSchema,
  output: jsonValueSchema.optional(),
  error: errorDetailSchema.nullable(),
  blocked_by: z
    .string()
    .nullable()
    .describe('The task at the root of the chain that blocked this.'),
  attempts: z.int().nonnegative(),
  duration_ms: z.number().nonnegative().describe('Work of all attempts, without waiting.'),
  artifacts: z.array(artifactRefSchema),
});
export type TaskOutcome = z.infer<typeof taskOutcomeSchema>;
