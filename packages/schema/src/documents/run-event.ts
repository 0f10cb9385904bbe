import { z } from 'zod';
import { attemptReportSchema } from './attempt-report.ts';
import { usageSchema } from './call-records.ts';
import { jsonObjectSchema, jsonValueSchema } from './json-value.ts';
import { runStatusSchema } from './outcome.ts';
import { taskOutcomeSchema } from './task-outcome.ts';

/** Fields of every event. `at_ms` is monotonic and counts from the start of the run. */
const stamp = {
  v: z.literal(1),
  seq: z.int().nonnegative(),
  at_ms: z.number().nonnegative(),
  ts: z.iso.datetime(),
};

const taskPart = { task: z.string(), generation: z.int().positive() };

/** Why a task was submitted. */
export const submitReasonSchema = z.enum(['ready', 'retry', 'lost', 'resume']);
export type SubmitReason = z.infer<typeof submitReasonSchema>;

export const runStartedSchema = z.strictObject({
  ...stamp,
  type: z.literal('run_started'),
  run_id: z.string(),
  correlation_id: z.string(),
  parent_run_id: z.string().nullable(),
  plan_sha256: z.string(),
  seed: z.int().nonnegative(),
  task_count: z.int().nonnegative(),
  limits: z.strictObject({
    max_workers: z.int().positive(),
    timeout_ms: z.number().positive(),
    run_timeout_ms: z.number().positive().nullable(),
  }),
});

export const submittedSchema = z.strictObject({
  ...stamp,
  ...taskPart,
  type: z.literal('submitted'),
  attempt: z.int().positive(),
  reason: submitReasonSchema,
});

export const startedSchema = z.strictObject({
  ...stamp,
  ...taskPart,
  type: z.literal('started'),
  worker: z.string().nullable(),
});

export const progressSchema = z.strictObject({
  ...stamp,
  ...taskPart,
  type: z.literal('progress'),
  message: z.string(),
  fraction: z.number().min(0).max(1).nullable(),
});

export const attemptEndedSchema = z.strictObject({
  ...stamp,
  type: z.literal('outcome'),
  report: attemptReportSchema,
});

export const settledSchema = z.strictObject({
  ...stamp,
  type: z.literal('settled'),
  outcome: taskOutcomeSchema,
});

/** A map task grew the graph: its children are tasks of their own from here on. */
export const expandedSchema = z.strictObject({
  ...stamp,
  type: z.literal('expanded'),
  parent: z.string(),
  children: z.array(z.strictObject({ task: z.string(), input: jsonObjectSchema })),
});

export const cacheHitSchema = z.strictObject({
  ...stamp,
  type: z.literal('cache_hit'),
  task: z.string(),
  key: z.string(),
  output: jsonValueSchema,
});

/** A rate, quota, budget or approval gate opened or closed. Tasks behind it hold no slot. */
export const gateChangedSchema = z.strictObject({
  ...stamp,
  type: z.literal('gate_changed'),
  gate: z.string(),
  open: z.boolean(),
  reason: z.string(),
  until: z.iso.datetime().nullable(),
});

export const usageReportedSchema = z.strictObject({
  ...stamp,
  type: z.literal('usage'),
  task: z.string(),
  usage: usageSchema,
});

/** Memory or event-loop pressure moved the number of workers in use. */
export const pressureSchema = z.strictObject({
  ...stamp,
  type: z.literal('pressure'),
  workers: z.int().positive(),
  reason: z.string(),
});

/** What a person or a program decided from outside, such as an approval. */
export const decisionSchema = z.strictObject({
  ...stamp,
  type: z.literal('decision'),
  task: z.string().nullable(),
  decision: z.string(),
  by: z.string().nullable(),
  shown_sha256: z.string().nullable(),
});

export const timerSchema = z.strictObject({
  ...stamp,
  type: z.literal('timer'),
  timer: z.enum(['run_deadline', 'retry', 'cancel_grace', 'tick']),
  task: z.string().nullable(),
});

export const cancelSchema = z.strictObject({
  ...stamp,
  type: z.literal('cancel'),
  task: z.string().nullable().describe('Null: the whole run.'),
  reason: z.string(),
  signal: z.string().nullable().describe('The signal behind it, such as SIGINT.'),
});

export const runFinishedSchema = z.strictObject({
  ...stamp,
  type: z.literal('run_finished'),
  status: runStatusSchema,
  exit_code: z.int().nonnegative(),
  total_time_ms: z.number().nonnegative(),
});

/**
 * Everything that can happen in a run: the line of a journal, the line of `stream-json`, and the
 * input of the dispatcher's core.
 */
export const runEventSchema = z.discriminatedUnion('type', [
  runStartedSchema,
  submittedSchema,
  startedSchema,
  progressSchema,
  attemptEndedSchema,
  settledSchema,
  expandedSchema,
  cacheHitSchema,
  gateChangedSchema,
  usageReportedSchema,
  pressureSchema,
  decisionSchema,
  timerSchema,
  cancelSchema,
  runFinishedSchema,
]);

export type RunEvent = z.infer<typeof runEventSchema>;
export type RunEventType = RunEvent['type'];

/** An event of one type. */
export type RunEventOf<Type extends RunEventType> = Extract<RunEvent, { type: Type }>;
