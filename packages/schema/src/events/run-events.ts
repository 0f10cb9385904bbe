import * as z from 'zod';
import { runStatusSchema } from '../documents/outcome.ts';
import { eventStamp } from './event-stamp.ts';

export const runStartedSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('run_started').describe('The run began.'),
  run_id: z.string().describe('Id of the run.'),
  correlation_id: z.string().describe('Id that the caller gave, or one made for the run.'),
  parent_run_id: z.string().nullable().describe('The run that this one continues.'),
  plan_sha256: z.string().describe('SHA-256 of the plan, in hex.'),
  seed: z.int().nonnegative().describe('Seed of everything random in the run.'),
  task_count: z.int().nonnegative().describe('Number of tasks.'),
  limits: z
    .strictObject({
      max_workers: z.int().positive().describe('Most tasks at once.'),
      timeout_ms: z.number().positive().describe('How long one task may work.'),
      run_timeout_ms: z.number().positive().nullable().describe('How long the run may take.'),
      idle_timeout_ms: z
        .number()
        .positive()
        .nullable()
        .optional()
        .describe('How long a task may show no sign of work; null: for ever.'),
      total_timeout_ms: z
        .number()
        .positive()
        .nullable()
        .optional()
        .describe('How long all attempts of one task may take; null: no limit.'),
      on_failure: z
        .enum(['continue', 'no-new', 'kill'])
        .optional()
        .describe('What happens to the rest after a failure.'),
      max_cost_usd: z.number().positive().optional().describe('What model calls may cost.'),
      max_tokens: z.int().positive().optional().describe('Tokens that model calls may use.'),
      max_run_ms: z.number().positive().optional().describe('Working time after which it stops.'),
    })
    .describe('The limits that hold for the run.'),
});

/** Another process took a run over that broke off. What follows counts on from here. */
export const runResumedSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('run_resumed').describe('A run that broke off goes on.'),
  fence: z.int().positive().describe('Rises with each owner of the run.'),
  order: z.string().optional().describe('Id of the order to go on, where it had one.'),
});

/** A rate, quota, budget or approval gate opened or closed. Tasks behind it hold no slot. */
export const gateChangedSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('gate_changed').describe('A gate opened or closed.'),
  gate: z.string().describe('Name of the gate.'),
  open: z.boolean().describe('Whether tasks may pass now.'),
  reason: z.string().describe('Why it changed.'),
  until: z.iso.datetime().nullable().describe('When it opens by itself; null: not known.'),
  final: z
    .boolean()
    .optional()
    .describe('Whether the run rather stops than waits for it: for a quota, not for a pause.'),
  cause: z
    .enum(['quota', 'auth'])
    .optional()
    .describe('Of a final one. auth: a key was refused. quota: what may be used is used up.'),
});

/** Requests to a model go slower or faster, or began to wait. Told for people: nothing follows from it. */
export const modelPaceSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('model_pace').describe('Requests to a model go at another pace.'),
  change: z
    .enum(['slowed', 'grown', 'full', 'staggered'])
    .describe(
      'slowed, grown: fewer or more at once. full: a limit makes them wait. staggered: they wait for the first of their prefix.',
    ),
  gate: z.string().describe('The account behind the model.'),
  model: z.string().nullable().describe('As provider:id; null: all models of the account.'),
  reason: z.string().describe('Why.'),
});

/** Much of a budget is used: a warning, at a share that the config may set. */
export const budgetSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('budget').describe('Much of a budget is used.'),
  limit: z.enum(['max_cost_usd', 'max_tokens', 'max_run_seconds']).describe('Which one.'),
  used: z.number().nonnegative().describe('How much is used, in the unit of the limit.'),
  max: z.number().positive().describe('How much there is.'),
});

/** Memory or event-loop pressure moved the number of workers in use. */
export const pressureSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('pressure').describe('Load moved the number of workers in use.'),
  workers: z.int().positive().describe('How many may be used now.'),
  reason: z.string().describe('What was measured.'),
});

/** What a person or a program decided from outside, such as an approval. */
export const decisionSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('decision').describe('Somebody outside decided something.'),
  task: z.string().nullable().describe('Id of the task; null: the whole run.'),
  decision: z.string().describe('What was decided.'),
  by: z.string().nullable().describe('Who decided; null: not known.'),
  shown_sha256: z.string().nullable().describe('SHA-256 of what they were shown.'),
});

export const timerSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('timer').describe('A timer fired.'),
  timer: z
    .enum(['run_deadline', 'retry', 'cancel_grace', 'tick', 'budget', 'quota'])
    .describe('Which one.'),
  task: z.string().nullable().describe('Id of the task; null: the whole run.'),
});

export const cancelSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('cancel').describe('The run or a task is to stop.'),
  task: z.string().nullable().describe('Id of the task; null: the whole run.'),
  reason: z.string().describe('Why.'),
  signal: z.string().nullable().describe('The signal behind it, such as SIGINT.'),
  order: z
    .string()
    .optional()
    .describe('Id of the order that was given while no process had the run.'),
  cause: z
    .literal('trace')
    .optional()
    .describe('Traces that were required failed: nothing new starts, what runs may end.'),
});

export const runFinishedSchema = z.strictObject({
  ...eventStamp,
  type: z.literal('run_finished').describe('The run ended.'),
  status: runStatusSchema.describe('How it ended.'),
  exit_code: z.int().nonnegative().describe('What the command returns.'),
  total_time_ms: z.number().nonnegative().describe('How long it took.'),
});
