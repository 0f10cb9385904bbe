import * as z from 'zod';
import { artifactRefSchema } from './artifact-ref.ts';
import { attemptReportSchema } from './attempt-report.ts';
import { errorDetailSchema } from './error-detail-schema.ts';
import { jsonValueSchema } from './json-value.ts';
import { outcomeSchema } from './outcome.ts';

/** The one end of one task, as the dispatcher settled it. */
export const taskOutcomeSchema = z.strictObject({
  task: z.string().describe('Id of the task.'),
  outcome: outcomeSchema.describe('How it ended.'),
  output: jsonValueSchema.optional().describe('What the agent answered, redacted.'),
  error: errorDetailSchema.nullable().describe('Why it did not succeed.'),
  blocked_by: z
    .string()
    .nullable()
    .describe('The task at the root of the chain that blocked this.'),
  attempts: z.int().nonnegative().describe('How many attempts were charged or succeeded.'),
  duration_ms: z.number().nonnegative().describe('Work of all attempts, without waiting.'),
  artifacts: z.array(artifactRefSchema).describe('Values that were stored apart.'),
  files_rejected: attemptReportSchema.shape.files_rejected,
  flaky: z.boolean().optional().describe('It succeeded, and not at the first attempt.'),
  skip_reason: z.string().nullable().optional().describe('Why it was skipped.'),
  reused_from: z
    .string()
    .nullable()
    .optional()
    .describe('Id of the earlier run whose answer it has; null: of this one, or of the cache.'),
  optional: z.boolean().optional().describe('Its failure does not lower the run.'),
});
export type TaskOutcome = z.infer<typeof taskOutcomeSchema>;
