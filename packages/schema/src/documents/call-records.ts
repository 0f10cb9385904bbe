import { z } from 'zod';
import { errorDetailSchema } from './error-detail.ts';
import { jsonValueSchema } from './json-value.ts';

/** One MCP tool call, recorded by the host. `source` says which server or embedded engine answered. */
export const mcpCallSchema = z.strictObject({
  tool: z.string(),
  input: jsonValueSchema,
  output: jsonValueSchema.nullable(),
  duration_ms: z.number().nonnegative(),
  server: z.string().nullable(),
  source: z.string().nullable(),
  error: errorDetailSchema.nullable(),
});
export type McpCall = z.infer<typeof mcpCallSchema>;

/** A line an agent logged or printed. `at_ms` counts from the start of its attempt. */
export const logLineSchema = z.strictObject({
  at_ms: z.number().nonnegative(),
  level: z.enum(['debug', 'info', 'warn', 'error', 'stdout', 'stderr']),
  message: z.string(),
});
export type LogLine = z.infer<typeof logLineSchema>;

/** What model calls used. `null` where nothing was measured. */
export const usageSchema = z.strictObject({
  input_tokens: z.int().nonnegative().nullable(),
  output_tokens: z.int().nonnegative().nullable(),
  cached_input_tokens: z.int().nonnegative().nullable(),
  cost_usd: z.number().nonnegative().nullable(),
  model_calls: z.int().nonnegative(),
});
export type Usage = z.infer<typeof usageSchema>;
