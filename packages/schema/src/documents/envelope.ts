import * as z from 'zod';
import { artifactRefSchema } from './artifact-ref.ts';
import { jsonObjectSchema, jsonValueSchema } from './json-value.ts';
import { outcomeSchema } from './outcome.ts';
import { repairSchema } from './repair.ts';
import { taskRefFields } from './task-ref.ts';

/** What a dependent may see of one of its dependencies. */
export const upstreamEntrySchema = z.strictObject({
  agent: z.string().describe('Name of the agent that ran it.'),
  outcome: outcomeSchema.describe('How it ended.'),
  output: jsonValueSchema.describe('What it answered.'),
});
export type UpstreamEntry = z.infer<typeof upstreamEntrySchema>;

/**
 * One agent call as plain data: all an executor needs, on this machine or on another.
 * `fence` rises with each owner of the run; an executor refuses a lower one.
 */
export const taskEnvelopeSchema = z.strictObject({
  v: z.literal(1).describe('Version of the envelope.'),
  api: z.int().positive().describe('Version of the agent API.'),
  ...taskRefFields,
  attempt: z.int().positive().describe('From 1; rises only with a charged failure.'),
  fence: z.int().nonnegative().describe('Rises with each owner of the run.'),
  agent: z.string().describe('Name of the agent to call.'),
  input: jsonObjectSchema.describe('Input of the agent.'),
  upstream: z
    .record(z.string(), upstreamEntrySchema)
    .describe('What its dependencies answered, by task id.'),
  deadline: z
    .strictObject({
      timeout_ms: z.number().positive().describe('How long the agent may work, on its own clock.'),
      idle_timeout_ms: z
        .number()
        .positive()
        .nullable()
        .describe('How long it may go without a sign of work; null: for ever.'),
      run_ends_at: z.iso.datetime().nullable().describe('When the whole run ends; null: never.'),
    })
    .describe('When it must be done.'),
  isolation: z
    .enum(['agent', 'alone'])
    .describe('agent: as the agent declares. alone: a thread of its own, as after a lost thread.'),
  budget: z
    .strictObject({
      max_cost_usd: z.number().nonnegative().nullable().describe('Most USD; null: no limit.'),
      max_tokens: z.int().nonnegative().nullable().describe('Most tokens; null: no limit.'),
    })
    .nullable()
    .describe('What model calls may use; null: no limit.'),
  artifacts: z.array(artifactRefSchema).describe('Large values that the input names.'),
  traceparent: z.string().nullable().describe('W3C trace context.'),
  repair: repairSchema
    .nullable()
    .optional()
    .describe('What was wrong with the answer before; null for another attempt than a repair.'),
  verify: z
    .strictObject({
      argv: z.array(z.string()).min(1).describe('Program and arguments; no shell.'),
      timeout_ms: z.number().positive().describe('How long it may take.'),
    })
    .nullable()
    .optional()
    .describe('A command that must succeed after the files were placed; null: none.'),
  writes: z
    .array(z.string())
    .nullable()
    .optional()
    .describe('Absolute globs of the files it declared to write; null: none declared.'),
});
export type TaskEnvelope = z.infer<typeof taskEnvelopeSchema>;
