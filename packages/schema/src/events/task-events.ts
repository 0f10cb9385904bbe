import * as z from 'zod';
import { artifactRefSchema } from '../documents/artifact-ref.ts';
import { attemptReportSchema } from '../documents/attempt-report.ts';
import { usageSchema } from '../documents/call-records.ts';
import { errorDetailSchema } from '../documents/error-detail-schema.ts';
import { jsonValueSchema } from '../documents/json-value.ts';
import { taskOutcomeSchema } from '../documents/task-outcome.ts';
import { eventStamp } from './event-stamp.ts';

const task = z.string().describe('Id of the task.');
const submission = {
  task,
  generation: z.int().positive().describe('Which submission of the task.'),
};

/** Why a task was submitted. */
export const submitReasonSchema = z.enum(['ready', 'retry', 'repair', 'lost', 'resume']);
export type SubmitReason = z.infer<typeof submitReasonSchema>;

export const submittedSchema = z.strictObject({
  ...eventStamp,
  ...submission,
  type: z.literal('submitted').describe('A task was handed to the executor.'),
  attempt: z.int().positive().describe('From 1; rises only with a charged failure.'),
  reason: submitReasonSchema.describe('Why it was submitted.'),
});

export const startedSchema = z.strictObject({
  ...eventStamp,
  ...submission,
  type: z.literal('started').describe('A worker began with a task. A hint: it may be missing.'),
  worker: z.string().nullable().describe('Which worker.'),
});

export const progressSchema = z.strictObject({
  ...eventStamp,
  ...submission,
  type: z.literal('progress').describe('An agent said how far it is. A hint: it may be missing.'),
  message: z.string().describe('What it is doing.'),
  fraction: z.number().min(0).max(1).nullable().describe('How far, 0 to 1; null: not known.'),
});

/** What a task asked for waits for its turn: at a model, or at a tool. */
export const clockSchema = z.strictObject({
  ...eventStamp,
  ...submission,
  type: z.literal('clock').describe('The clock of a task stands still, or goes on. A hint.'),
  stands_still: z.boolean().describe('Whether it waits at a gate.'),
  left_ms: z.number().nonnegative().describe('How much of its time is left.'),
});

export const attemptEndedSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('outcome').describe('A submission ended.'),
  report: attemptReportSchema.describe('How it ended.'),
});

export const settledSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('settled').describe('A task ended, once and for all.'),
  outcome: taskOutcomeSchema.describe('How it ended.'),
});

/** A map task grew the graph: its children are tasks of their own from here on. */
export const expandedSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('expanded').describe('A task grew the graph.'),
  parent: z.string().describe('Id of the task that grew it.'),
  children: z
    .array(
      z.strictObject({
        task: z.string().describe('Id of the new task.'),
        item: jsonValueSchema.describe('The item of the list that it is for.'),
      }),
    )
    .describe('The new tasks, in order.'),
  error: errorDetailSchema
    .nullable()
    .optional()
    .describe('Why it could not grow; then it failed, and there are no children.'),
});

export const cacheHitSchema = z.strictObject({
  ...eventStamp,
  type: z
    .literal('cache_hit')
    .describe('A task was answered from the cache, or from an earlier run.'),
  task,
  generation: z
    .int()
    .positive()
    .optional()
    .describe('The submission that it answers; absent: the task was not submitted.'),
  key: z.string().describe('Key of the cache entry; of an earlier run, its id and the task.'),
  output: jsonValueSchema.describe('The answer that was kept.'),
  artifacts: z.array(artifactRefSchema).optional().describe('Values that were stored apart.'),
  files_written: z.array(z.string()).optional().describe('Absolute paths of the files restored.'),
  from_run: z
    .string()
    .nullable()
    .optional()
    .describe('The earlier run whose answer is reused; null: the cache.'),
});

export const usageReportedSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('usage').describe('Model calls of a task used something.'),
  task,
  usage: usageSchema.describe('What was used since the last report.'),
});
