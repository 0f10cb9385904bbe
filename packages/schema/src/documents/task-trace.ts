import * as z from 'zod';
import { artifactRefSchema } from './artifact-ref.ts';
import { attemptReportSchema } from './attempt-report.ts';
import { logLineSchema, mcpCallSchema, usageSchema } from './call-records.ts';
import { errorDetailSchema } from './error-detail-schema.ts';
import { jsonValueSchema } from './json-value.ts';
import { modelCallSchema } from './model-call.ts';
import { outcomeSchema, taskStatusSchema } from './outcome.ts';
import { schemaVersion } from './schema-version.ts';

/** One attempt in a trace: the report without what the trace already holds once. */
export const attemptRecordSchema = attemptReportSchema.pick({
  generation: true,
  attempt: true,
  status: true,
  error: true,
  error_class: true,
  worker: true,
  started_at: true,
  duration_ms: true,
  retry_after_ms: true,
  verification: true,
});
export type AttemptRecord = z.infer<typeof attemptRecordSchema>;

/** `runs/<run_id>/tasks/<task>.json`: the documented task trace, and what we add. */
export const taskTraceSchema = z.strictObject({
  schema_version: z.literal(schemaVersion).describe('Version of this document.'),
  run_id: z.string().describe('Id of the run.'),
  correlation_id: z.string().describe('Id that the caller gave, or one made for the run.'),
  task_id: z.string().describe('Id of the task.'),
  agent: z.string().describe('Name of the agent.'),
  description: z.string().describe('What the task was for.'),
  dependencies: z.array(z.string()).describe('Ids of the tasks it waited for.'),
  input: jsonValueSchema.describe('Input of the agent, redacted.'),
  output: jsonValueSchema.nullable().describe('What the agent answered, redacted.'),
  error: z.string().nullable().describe('Why it did not succeed, as text.'),
  error_detail: errorDetailSchema.nullable().describe('Why it did not succeed, as data.'),
  status: taskStatusSchema.describe('success or error.'),
  outcome: outcomeSchema.describe('How it ended, exactly.'),
  blocked_by: z.string().nullable().describe('The task at the root of what blocked this.'),
  execution_time_ms: z.number().nonnegative().describe('Work of all attempts, without waiting.'),
  attempts: z.array(attemptRecordSchema).describe('Every submission, in order.'),
  mcp_calls: z.array(mcpCallSchema).describe('Tool calls of all attempts, in order.'),
  model_calls: z
    .array(modelCallSchema)
    .optional()
    .describe('Model calls of all attempts, in order.'),
  logs: z.array(logLineSchema).describe('What the agent logged and printed, in order.'),
  usage: usageSchema.nullable().describe('What model calls used; null without any.'),
  artifacts: z.array(artifactRefSchema).describe('Values that were stored apart.'),
  files_written: z.array(z.string()).describe('Absolute paths of the files it placed.'),
  files_rejected: attemptReportSchema.shape.files_rejected,
  flaky: z.boolean().optional().describe('It succeeded, and not at the first attempt.'),
  skip_reason: z.string().nullable().optional().describe('Why it was skipped.'),
  reused_from: z.string().nullable().optional().describe('The earlier run it is answered from.'),
  cache_key: z.string().nullable().optional().describe('The cache entry it is answered from.'),
  writes_outside: attemptReportSchema.shape.writes_outside,
  timestamp: z.iso.datetime().describe('When the trace was written.'),
});
export type TaskTrace = z.infer<typeof taskTraceSchema>;
