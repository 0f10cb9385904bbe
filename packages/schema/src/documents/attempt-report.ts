import { z } from 'zod';
import { artifactRefSchema } from './artifact-ref.ts';
import { logLineSchema, mcpCallSchema, usageSchema } from './call-records.ts';
import { errorClassSchema } from './error-class.ts';
import { errorDetailSchema } from './error-detail.ts';
import { jsonValueSchema } from './json-value.ts';
import { taskRefFields } from './task-ref.ts';

/**
 * How one submission ended, as its executor saw it. `lost` charges nobody: the thread or machine
 * went away while several tasks shared it, and each is to run again alone.
 */
export const attemptStatusSchema = z.enum([
  'succeeded',
  'failed',
  'timed_out',
  'cancelled',
  'lost',
]);
export type AttemptStatus = z.infer<typeof attemptStatusSchema>;

export const attemptReportSchema = z.strictObject({
  ...taskRefFields,
  attempt: z.int().positive(),
  status: attemptStatusSchema,
  output: jsonValueSchema.optional().describe('Accepted by the agent schema and redacted.'),
  error: errorDetailSchema.nullable(),
  error_class: errorClassSchema.nullable(),
  worker: z.string().nullable(),
  started_at: z.iso.datetime().nullable(),
  duration_ms: z.number().nonnegative(),
  mcp_calls: z.array(mcpCallSchema),
  logs: z.array(logLineSchema),
  usage: usageSchema.nullable(),
  artifacts: z.array(artifactRefSchema),
  files_written: z.array(z.string()),
});
export type AttemptReport = z.infer<typeof attemptReportSchema>;
