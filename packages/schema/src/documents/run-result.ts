import * as z from 'zod';
import { artifactRefSchema } from './artifact-ref.ts';
import { attemptReportSchema } from './attempt-report.ts';
import { usageSchema } from './call-records.ts';
import { errorDetailSchema } from './error-detail-schema.ts';
import { jsonValueSchema } from './json-value.ts';
import { outcomeSchema, runStatusSchema, taskStatusSchema } from './outcome.ts';
import { schemaVersion } from './schema-version.ts';

export const taskResultSchema = z.strictObject({
  task_id: z.string().describe('Id of the task.'),
  agent: z.string().nullable().describe('Name of the agent.'),
  status: taskStatusSchema.describe('success or error.'),
  outcome: outcomeSchema.describe('How it ended, exactly.'),
  output: jsonValueSchema.optional().describe('What the agent answered, redacted.'),
  error: z.string().nullable().describe('Why it did not succeed, as text.'),
  error_detail: errorDetailSchema.nullable().describe('Why it did not succeed, as data.'),
  blocked_by: z.string().nullable().describe('The task at the root of what blocked this.'),
  attempts: z.int().nonnegative().describe('How many attempts were charged or succeeded.'),
  execution_time_ms: z.number().nonnegative().describe('Work of all attempts, without waiting.'),
  artifacts: z.array(artifactRefSchema).describe('Values that were stored apart.'),
  files_rejected: attemptReportSchema.shape.files_rejected,
  trace_file: z.string().nullable().describe('Path of its trace; null without one.'),
  flaky: z.boolean().optional().describe('It succeeded, and not at the first attempt.'),
  skip_reason: z.string().nullable().optional().describe('Why it was skipped.'),
  reused_from: z
    .string()
    .nullable()
    .optional()
    .describe('Id of the earlier run whose answer it has; null: of this one, or of the cache.'),
  optional: z.boolean().optional().describe('Its failure does not lower the run.'),
  usage: usageSchema.nullable().optional().describe('What its model calls used; null without any.'),
});
export type TaskResult = z.infer<typeof taskResultSchema>;

export const runSummarySchema = z.strictObject({
  total_tasks: z.int().nonnegative().describe('Number of tasks.'),
  successful: z.int().nonnegative().describe('Tasks whose status is success.'),
  failed: z.int().nonnegative().describe('Tasks whose status is error.'),
  total_time_ms: z.number().nonnegative().describe('How long the run took.'),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

/** Whether the traces on disk tell the whole story. */
export const traceStatusSchema = z.strictObject({
  status: z.enum(['complete', 'degraded', 'off']).describe('degraded: something is missing.'),
  resumable: z.boolean().describe('Whether the journal is enough to go on from.'),
  reasons: z.array(z.string()).describe('Why something is missing.'),
});
export type TraceStatus = z.infer<typeof traceStatusSchema>;

export const recoverySchema = z.strictObject({
  pattern: z
    .enum(['partial', 'complete', 'cascading'])
    .describe(
      'partial: some failed. complete: nothing succeeded. cascading: failures blocked others.',
    ),
  root_causes: z
    .array(
      z.strictObject({
        task_id: z.string().describe('The task that failed first.'),
        code: z.string().describe('Code of its error.'),
        hint: z.string().nullable().describe('How to fix it.'),
        blocked: z.array(z.string()).describe('Ids of the tasks that could not start.'),
      }),
    )
    .describe('The failures that nothing else caused.'),
  suggestions: z.array(z.string()).describe('What to do next, as sentences.'),
  commands: z.array(z.array(z.string())).describe('Commands that would help, as argv.'),
});
export type Recovery = z.infer<typeof recoverySchema>;

/** The one JSON document on stdout. A refused plan answers in the same shape, with `errors`. */
export const runResultSchema = z.strictObject({
  schema_version: z.literal(schemaVersion).describe('Version of this document.'),
  status: runStatusSchema.describe('All succeeded, some did, or none did.'),
  exit_code: z.int().nonnegative().describe('What the command returns.'),
  run_id: z.string().nullable().describe('Id of the run; null when nothing ran.'),
  correlation_id: z.string().nullable().describe('Id that the caller gave, or one made here.'),
  parent_run_id: z.string().nullable().optional().describe('The run that this one retries.'),
  results: z.array(taskResultSchema).describe('One entry a task, in plan order.'),
  summary: runSummarySchema.describe('The run in numbers.'),
  trace_index: z.string().nullable().describe('Path of the index of traces; null without one.'),
  trace_status: traceStatusSchema.nullable().describe('Whether the traces are whole.'),
  usage: usageSchema.nullable().describe('What all model calls used; null without any.'),
  usage_by_agent: z
    .record(z.string(), usageSchema)
    .optional()
    .describe('The same for each agent that asked a model, by its name.'),
  estimate: z
    .strictObject({
      cost_usd: z.number().nonnegative().nullable().describe('Cost in USD; null: not known.'),
      cost_range_usd: z
        .strictObject({
          low: z.number().nonnegative().describe('A tenth of past calls cost less.'),
          high: z.number().nonnegative().describe('A tenth of past calls cost more.'),
        })
        .nullable()
        .describe('Between what most past calls cost.'),
      cost_reason: z.string().describe('What it is from, or why it is not known.'),
    })
    .nullable()
    .optional()
    .describe('What was expected before the run; null where no model is configured.'),
  replay: z
    .strictObject({
      from: z.string().describe('What was replayed, as it was named.'),
      answers: z.int().nonnegative().describe('Tool and model calls that it answered.'),
      misses: z.int().nonnegative().describe('Calls that it had no answer for.'),
      asked: z.int().nonnegative().describe('Calls that were really made.'),
      cost_usd: z
        .number()
        .nonnegative()
        .nullable()
        .describe('What this run really cost; usage is as recorded.'),
    })
    .optional()
    .describe('Only of a run that was answered from a recording.'),
  recordings: z.string().optional().describe('Path of what it recorded, to be replayed.'),
  recovery: recoverySchema.nullable().describe('What failed at the root, and what helps.'),
  stopped: z
    .strictObject({
      reason: z
        .enum([
          'signal',
          'run_deadline',
          'cancelled',
          'failure',
          'budget',
          'quota',
          'approval',
          'trace',
        ])
        .describe('What stopped the run.'),
      detail: z.string().describe('The name of the signal, or the reason in words.'),
    })
    .nullable()
    .describe('Why the run ended before all its tasks had their chance; null when it did not.'),
  error: z.string().nullable().describe('Why nothing ran, as text.'),
  errors: z.array(errorDetailSchema).describe('Why nothing ran: every reason.'),
  warnings: z.array(errorDetailSchema).describe('What ran, and was probably not meant.'),
});
export type RunResult = z.infer<typeof runResultSchema>;
