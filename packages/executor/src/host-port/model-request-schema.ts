import type { HostModelRequest } from '@parallel-dispatcher/agent';
import { jsonObjectSchema, jsonValueSchema } from '@parallel-dispatcher/schema';
import * as z from 'zod';

const messageSchema = z.lazy(() =>
  z.discriminatedUnion('role', [
    z.object({ role: z.literal('system'), content: z.string() }),
    z.object({ role: z.literal('user'), content: z.string() }),
    z.object({
      role: z.literal('assistant'),
      content: z.string(),
      toolCalls: z
        .array(z.object({ id: z.string(), name: z.string(), args: jsonValueSchema }))
        .exactOptional(),
    }),
    z.object({
      role: z.literal('tool'),
      results: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          value: jsonValueSchema,
          isError: z.boolean(),
        }),
      ),
    }),
  ]),
);

/** What an agent may ask of a model, as it comes over the port. Built when the first one asks. */
export const modelRequestSchema = z.lazy(() =>
  z.object({
    messages: z.array(messageSchema).min(1),
    schema: jsonObjectSchema.exactOptional(),
    repair: z.boolean().exactOptional(),
    model: z.string().exactOptional(),
    tools: z.array(z.string()).exactOptional(),
    maxSteps: z.int().min(1).max(1000).exactOptional(),
    maxTotalTokens: z.int().positive().exactOptional(),
    maxOutputTokens: z.int().positive().exactOptional(),
    timeoutMs: z.number().positive().exactOptional(),
    temperature: z.number().nonnegative().exactOptional(),
    topP: z.number().positive().max(1).exactOptional(),
    seed: z.int().exactOptional(),
    stopSequences: z.array(z.string()).exactOptional(),
    providerOptions: z.record(z.string(), jsonObjectSchema).exactOptional(),
  }),
) satisfies z.ZodType<HostModelRequest>;
