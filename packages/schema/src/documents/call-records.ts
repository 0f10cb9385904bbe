import * as z from 'zod';
import { errorDetailSchema } from './error-detail-schema.ts';
import { jsonValueSchema } from './json-value.ts';

/** One MCP tool call, recorded by the host. `source` says which server or embedded engine answered. */
export const mcpCallSchema = z.strictObject({
  tool: z.string().describe('Name of the tool.'),
  input: jsonValueSchema.describe('Arguments, redacted.'),
  output: jsonValueSchema.nullable().describe('Answer, redacted; null when there was none.'),
  duration_ms: z.number().nonnegative().describe('How long the call took.'),
  server: z.string().nullable().describe('Name of the MCP server.'),
  source: z.string().nullable().describe('Which server or embedded engine answered; or replay.'),
  error: errorDetailSchema.nullable().describe('Why the call failed.'),
});
export type McpCall = z.infer<typeof mcpCallSchema>;

/** A line an agent logged or printed. `at_ms` counts from the start of its attempt. */
export const logLineSchema = z.strictObject({
  at_ms: z.number().nonnegative().describe('Milliseconds since the attempt began.'),
  level: z
    .enum(['debug', 'info', 'warn', 'error', 'stdout', 'stderr'])
    .describe('stdout and stderr: printed, not logged.'),
  message: z.string().describe('The line, redacted.'),
});
export type LogLine = z.infer<typeof logLineSchema>;

/** What model calls used. `null` where nothing was measured. */
export const usageSchema = z.strictObject({
  input_tokens: z.int().nonnegative().nullable().describe('Tokens sent; null: not measured.'),
  output_tokens: z.int().nonnegative().nullable().describe('Tokens received; null: not measured.'),
  cached_input_tokens: z
    .int()
    .nonnegative()
    .nullable()
    .describe('Sent tokens that came from a cache; null: not measured.'),
  cost_usd: z.number().nonnegative().nullable().describe('Cost in USD; null: not measured.'),
  model_calls: z.int().nonnegative().describe('Number of model calls.'),
});
export type Usage = z.infer<typeof usageSchema>;
