import { z } from 'zod';
import { artifactRefSchema } from './artifact-ref.ts';
import { usageSchema } from './call-records.ts';
import { errorDetailSchema } from './error-detail.ts';
import { jsonValueSchema } from './json-value.ts';
import { outcomeSchema, runStatusSchema, taskStatusSchema } from './outcome.ts';

export const schemaVersion = 1;

export const taskResultSchema = z.strictObject({
  task_id: z.string(),
  agent: z.string().nullable(),
  status: taskStatusSchema,
  outcome: outcomeSchema,
  output: jsonValueSchema.optional(),
  error: z.string().nullable(),
  error_detail: errorDetailSchema.nullable(),
  blocked_by: z.string().nullable(),
  attempts: z.int().nonnegative(),
  execution_time_ms: z.number().nonnegative(),
  artifacts: z.array(artifactRefSchema),
  trace_file: z.string().nullable(),
});
export type TaskResult = z.infer<typeof taskResultSchema>;

export const runSummarySchema = z.strictObject({
  total_tasks: z.int().nonnegative(),
  successful: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  total_time_ms: z.number().nonnegative(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

/** Whether the traces on disk tell the whole story. */
export const traceStatusSchema = z.strictObject({
  status: z.enum(['complete', 'degraded', 'off']),
  resumable: z.boolean(),
  reasons: z.array(z.string()),
});
export type TraceStatus = z.infer<typeof traceStatusSchema>;

export const recoverySchema = z.strictObject({
  pattern: z
    .enum(['partial', 'complete', 'cascading'])
    .describe(
      'partial: some failed. complete: nothing succeeded. cascading: failures blocked others.',
    ),
  root_causes: z.array(
    z.strictObject({
      task_id: z.string(),
      code: z.string(),
      hint: z.string().nullable(),
      blocked: z.array(z.string()),
    }),
  ),
  suggestions: z.array(z.string()),
  commands: z.array(z.array(z.string())).describe('Commands that would help, as argv.'),
});
export type Recovery = z.infer<typeof recoverySchema>;

/** The one JSON document on stdout. A refused plan answers in the same shape, with `errors`. */
export const runResultSchema = z.strictObject({
  schema_version: z.literal(schemaVersion),
  status: runStatusSchema,
  exit_code: z.int().nonnegative(),
  run_id: z.string().nullable(),
  correlation_id: z.string().nullable(),
  results: z.array(taskResultSchema),
  summary: runSummarySchema,
  trace_index: z.string().nullable(),
  trace_status: traceStatusSchema.nullable(),
  usage: usageSchema.nullable(),
  recovery: recoverySchema.nullable(),
  stopped: z
    .strictObject({
      reason: z.enum([
        'signal',
        'run_deadline',
        'cancelled',
        'budget',
        'quota',
        'approval',
        'trace',
      ]),
      detail: z.string(),
    })
    .nullable()
    .describe('Why the run ended before all its tasks had their chance; null when it did not.'),
  error: z.string().nullable(),
  errors: z.array(errorDetailSchema),
  warnings: z.array(errorDetailSchema),
});
export type RunResult = z.infer<typeof runResultSchema>;
