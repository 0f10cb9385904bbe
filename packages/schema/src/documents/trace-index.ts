import { z } from 'zod';
import { jsonObjectSchema } from './json-value.ts';
import { outcomeSchema, runStatusSchema, taskStatusSchema } from './outcome.ts';
import { runSummarySchema, schemaVersion, traceStatusSchema } from './run-result.ts';

/** `dispatch-<timestamp>.json`: the documented index of one run. */
export const traceIndexSchema = z.strictObject({
  schema_version: z.literal(schemaVersion),
  run_id: z.string(),
  correlation_id: z.string(),
  dispatch_timestamp: z.iso.datetime(),
  total_time_ms: z.number().nonnegative(),
  task_count: z.int().nonnegative(),
  status: runStatusSchema,
  exit_code: z.int().nonnegative(),
  config: jsonObjectSchema,
  tasks: z.array(
    z.strictObject({
      task_id: z.string(),
      agent: z.string(),
      status: taskStatusSchema,
      outcome: outcomeSchema,
      trace_file: z.string().nullable(),
    }),
  ),
  summary: runSummarySchema,
  trace_status: traceStatusSchema,
});
export type TraceIndex = z.infer<typeof traceIndexSchema>;
