import { z } from 'zod';
import { artifactRefSchema } from './artifact-ref.ts';
import { attemptReportSchema } from './attempt-report.ts';
import { logLineSchema, mcpCallSchema, usageSchema } from './call-records.ts';
import { errorDetailSchema } from './error-detail.ts';
import { jsonValueSchema } from './json-value.ts';
import { outcomeSchema, taskStatusSchema } from './outcome.ts';
import { schemaVersion } from './run-result.ts';

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
});
export type AttemptRecord = z.infer<typeof attemptRecordSchema>;

/** `runs/<run_id>/tasks/<task>.json`: the documented task trace, and what we add. */
export const taskTraceSchema = z.strictObject({
  schema_version: z.literal(schemaVersion),
  run_id: z.string(),
  correlation_id: z.string(),
  task_id: z.string(),
  agent: z.string(),
  description: z.string(),
  dependencies: z.array(z.string()),
  input: jsonValueSchema,
  output: jsonValueSchema.nullable(),
  error: z.string().nullable(),
  error_detail: errorDetailSchema.nullable(),
  status: taskStatusSchema,
  outcome: outcomeSchema,
  blocked_by: z.string().nullable(),
  execution_time_ms: z.number().nonnegative(),
  attempts: z.array(attemptRecordSchema),
  mcp_calls: z.array(mcpCallSchema),
  logs: z.array(logLineSchema),
  usage: usageSchema.nullable(),
  artifacts: z.array(artifactRefSchema),
  files_written: z.array(z.string()),
  timestamp: z.iso.datetime(),
});
export type TaskTrace = z.infer<typeof taskTraceSchema>;
