import * as z from 'zod';
import { usageSchema } from './call-records.ts';
import { jsonObjectSchema } from './json-value.ts';
import { outcomeSchema, runStatusSchema, taskStatusSchema } from './outcome.ts';
import { runSummarySchema, traceStatusSchema } from './run-result.ts';
import { schemaVersion } from './schema-version.ts';

/** `dispatch-<timestamp>.json`: the documented index of one run. */
export const traceIndexSchema = z.strictObject({
  schema_version: z.literal(schemaVersion).describe('Version of this document.'),
  run_id: z.string().describe('Id of the run.'),
  correlation_id: z.string().describe('Id that the caller gave, or one made for the run.'),
  parent_run_id: z.string().nullable().optional().describe('The run that this one retries.'),
  dispatch_timestamp: z.iso.datetime().describe('When the run began.'),
  total_time_ms: z.number().nonnegative().describe('How long the run took.'),
  task_count: z.int().nonnegative().describe('Number of tasks.'),
  status: runStatusSchema.describe('How the run ended.'),
  exit_code: z.int().nonnegative().describe('What the command returned.'),
  config: jsonObjectSchema.describe('The settings that were used, redacted.'),
  tasks: z
    .array(
      z.strictObject({
        task_id: z.string().describe('Id of the task.'),
        agent: z.string().describe('Name of the agent.'),
        status: taskStatusSchema.describe('success or error.'),
        outcome: outcomeSchema.describe('How it ended, exactly.'),
        trace_file: z.string().nullable().describe('Path of its trace; null without one.'),
      }),
    )
    .describe('The tasks, in plan order.'),
  summary: runSummarySchema.describe('The run in numbers.'),
  usage: usageSchema.nullable().optional().describe('What all model calls used; null without any.'),
  trace_status: traceStatusSchema.describe('Whether the traces tell the whole story.'),
});
export type TraceIndex = z.infer<typeof traceIndexSchema>;
