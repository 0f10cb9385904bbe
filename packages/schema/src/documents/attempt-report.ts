import * as z from 'zod';
import { artifactRefSchema } from './artifact-ref.ts';
import { logLineSchema, mcpCallSchema, usageSchema } from './call-records.ts';
import { errorClassSchema } from './error-class-schema.ts';
import { errorDetailSchema } from './error-detail-schema.ts';
import { modelCallSchema } from './model-call.ts';
import { jsonValueSchema } from './json-value.ts';
import { taskRefFields } from './task-ref.ts';
import { verificationSchema } from './verify.ts';

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
  attempt: z.int().positive().describe('From 1; rises only with a charged failure.'),
  status: attemptStatusSchema.describe('How the submission ended.'),
  output: jsonValueSchema.optional().describe('Accepted by the agent schema and redacted.'),
  error: errorDetailSchema.nullable().describe('Why it did not succeed.'),
  error_class: errorClassSchema.nullable().describe('Whether trying again can help.'),
  worker: z.string().nullable().describe('Who ran it; null when nobody started it.'),
  started_at: z.iso.datetime().nullable().describe('When the agent was called.'),
  duration_ms: z.number().nonnegative().describe('How long the agent worked.'),
  mcp_calls: z.array(mcpCallSchema).describe('Tool calls, in order.'),
  model_calls: z.array(modelCallSchema).optional().describe('Model calls, in order.'),
  logs: z.array(logLineSchema).describe('What the agent logged and printed, in order.'),
  usage: usageSchema.nullable().describe('What model calls used; null without any.'),
  artifacts: z.array(artifactRefSchema).describe('Values that were stored apart.'),
  files_written: z.array(z.string()).describe('Absolute paths of the files it placed.'),
  files_rejected: z
    .array(z.string())
    .optional()
    .describe('Absolute paths of the files it refused and placed beside, as `*.rejected`.'),
  retry_after_ms: z
    .number()
    .nonnegative()
    .nullable()
    .optional()
    .describe('How long the other side asked to wait before the next attempt.'),
  verification: verificationSchema
    .nullable()
    .optional()
    .describe('What the verification command did; null when there was none.'),
  writes_outside: z
    .strictObject({
      files: z.array(z.string()).nullable().describe('Null: it could not be observed.'),
      reason: z.string().nullable().describe('Why it could not be observed.'),
    })
    .nullable()
    .optional()
    .describe('Files it wrote outside the declared `writes`; null when none are declared.'),
});
export type AttemptReport = z.infer<typeof attemptReportSchema>;
