import * as z from 'zod';
import { errorDetailSchema } from './error-detail-schema.ts';

const tokens = (what: string) =>
  z.int().nonnegative().nullable().describe(`${what}; null: not measured.`);

/** Tokens of model requests, as the provider counted them. */
const modelUsageSchema = z.strictObject({
  input_tokens: tokens('Tokens sent, cached ones included'),
  output_tokens: tokens('Tokens received, those of reasoning included'),
  cache_read_tokens: tokens('Sent tokens that came from a cache'),
  cache_write_tokens: tokens('Sent tokens that were put into a cache'),
});
export type ModelUsage = z.infer<typeof modelUsageSchema>;

/** One request to a provider. */
const modelAttemptSchema = z.strictObject({
  model: z.string().describe('Model that was asked, as provider:id.'),
  status: z.enum(['ok', 'failed']).describe('Whether it answered.'),
  duration_ms: z.number().nonnegative().describe('How long the request took.'),
  error: errorDetailSchema.nullable().describe('Why it failed.'),
});
export type ModelAttempt = z.infer<typeof modelAttemptSchema>;

/** One model call of an agent, recorded by the host: all its requests, without what was said. */
export const modelCallSchema = z.strictObject({
  method: z.enum(['generateText', 'generateObject', 'stream']).describe('What the agent called.'),
  model: z.string().nullable().describe('Model that answered, as provider:id; null: none did.'),
  usage: modelUsageSchema.describe('Tokens of all its requests.'),
  cost_usd: z.number().nonnegative().nullable().describe('Cost in USD; null: not known.'),
  cost_reason: z.string().nullable().describe('Why the cost is not known.'),
  attempts: z.array(modelAttemptSchema).describe('Its requests, in order.'),
  repair: z.boolean().describe('Whether it asks to mend an answer that did not fit its schema.'),
  tool_calls: z.int().nonnegative().describe('Tools that were called for the model.'),
  finish_reason: z.string().nullable().describe('Why the last answer ended, as the provider says.'),
  warnings: z.array(z.string()).describe('What the provider could not do as it was asked.'),
  duration_ms: z.number().nonnegative().describe('How long the call took, waiting included.'),
  source: z
    .string()
    .describe('Who answered: provider, or replay; budget: it was refused for want of it.'),
  error: errorDetailSchema.nullable().describe('Why the call failed.'),
});
export type ModelCall = z.infer<typeof modelCallSchema>;
