import { z } from 'zod';
import { artifactRefSchema } from './artifact-ref.ts';
import { jsonObjectSchema, jsonValueSchema } from './json-value.ts';
import { outcomeSchema } from './outcome.ts';
import { taskRefFields } from './task-ref.ts';

/** What a dependent may see of one of its dependencies. */
export const upstreamEntrySchema = z.strictObject({
  agent: z.string(),
  outcome: outcomeSchema,
  output: jsonValueSchema,
});
export type UpstreamEntry = z.infer<typeof upstreamEntrySchema>;

/**
 * One agent call as plain data: all an executor needs, on this machine or on another.
 * `fence` rises with each owner of the run; an executor refuses a lower one.
 */
export const taskEnvelopeSchema = z.strictObject({
  v: z.literal(1),
  api: z.int().positive().describe('Version of the agent API.'),
  ...taskRefFields,
  attempt: z.int().positive().describe('Rises only with a charged failure.'),
  fence: z.int().nonnegative(),
  agent: z.string(),
  input: jsonObjectSchema,
  upstream: z.record(z.string(), upstreamEntrySchema),
  deadline: z.strictObject({
    timeout_ms: z.number().positive().describe('How long the agent may work, on its own clock.'),
    run_ends_at: z.iso.datetime().nullable(),
  }),
  isolation: z
    .enum(['agent', 'alone'])
    .describe('agent: as the agent declares. alone: a thread of its own, as after a lost thread.'),
  budget: z
    .strictObject({
      max_cost_usd: z.number().nonnegative().nullable(),
      max_tokens: z.int().nonnegative().nullable(),
    })
    .nullable(),
  artifacts: z.array(artifactRefSchema),
  traceparent: z.string().nullable().describe('W3C trace context.'),
});
export type TaskEnvelope = z.infer<typeof taskEnvelopeSchema>;
