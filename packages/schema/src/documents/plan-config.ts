import * as z from 'zod';
import { retryPolicySchema } from './retry-policy.ts';

/** Limits and places of a run. A plan may set these; agents, servers, hooks and roots it may not. */
export const planConfigSchema = z.strictObject({
  max_workers: z
    .union([z.int().min(1).max(10_000), z.literal('auto')])
    .optional()
    .meta({ examples: [5] })
    .describe('Never more than this many tasks run at once. Default 5; "auto" follows the cores.'),
  min_workers: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe(
      'Where memory is scarce or the event loop late, fewer tasks run at once, but at least this many. Default: max_workers.',
    ),
  timeout_seconds: z
    .number()
    .positive()
    .max(604_800)
    .optional()
    .describe('How long one task may work. Default 300.')
    .meta({ examples: [300] }),
  idle_timeout_seconds: z
    .number()
    .positive()
    .max(604_800)
    .optional()
    .describe(
      'How long a task may go without logging, reporting progress or using tools, files or models. Default: for ever.',
    ),
  run_timeout_seconds: z
    .number()
    .positive()
    .max(2_592_000)
    .optional()
    .describe('How long the whole run may take. Default: no limit.'),
  max_run_seconds: z
    .number()
    .positive()
    .max(2_592_000)
    .optional()
    .describe(
      'After so much working time nothing new starts, what runs goes on, and the rest can be resumed. Default: no limit.',
    ),
  max_cost_usd: z
    .number()
    .positive()
    .max(1_000_000)
    .optional()
    .describe(
      'What all model calls may cost. A task that may cost more than is left is not started. Default: no limit.',
    )
    .meta({ examples: [2.5] }),
  max_tokens: z
    .int()
    .positive()
    .optional()
    .describe('Tokens that all model calls may send and receive. Default: no limit.')
    .meta({ examples: [1_000_000] }),
  trace_dir: z
    .string()
    .min(1)
    .optional()
    .describe('Where traces go, relative to the working directory. Default ./traces.'),
  retry: retryPolicySchema.optional().describe('When failed attempts are tried again.'),
  total_timeout_seconds: z
    .number()
    .positive()
    .max(2_592_000)
    .optional()
    .describe('How long all attempts of one task may take. Default: no limit.'),
  on_failure: z
    .enum(['continue', 'no-new', 'kill'])
    .optional()
    .describe(
      'After a failure. continue: the rest runs (default). no-new: nothing new starts. kill: what runs is stopped too.',
    ),
  cache: z
    .boolean()
    .optional()
    .describe(
      'Whether tasks of cacheable agents use the cache unless they say otherwise. Default false.',
    ),
  resources: z
    .record(z.string().min(1), z.int().min(1))
    .optional()
    .describe('Capacity of named resources that tasks hold while they run.')
    .meta({ examples: [{ gpu: 1 }] }),
  agent_limits: z
    .record(
      z.string().min(1),
      z.strictObject({
        concurrency: z.int().min(1).optional().describe('Most calls of the agent at once.'),
        rate_per_second: z
          .number()
          .positive()
          .optional()
          .describe('Most starts of the agent a second.'),
      }),
    )
    .optional()
    .describe('Limits of single agents, by name.')
    .meta({ examples: [{ coder: { concurrency: 2 } }] }),
  write_conflicts: z
    .enum(['refuse', 'order'])
    .optional()
    .describe(
      'Two tasks that may run at once and write the same files: refuse the plan (default), or run them one after the other.',
    ),
  ageing_seconds: z
    .number()
    .positive()
    .max(86_400)
    .optional()
    .describe('A task that waited this much longer counts one priority level more. Default 60.'),
  model: z
    .string()
    .min(1)
    .optional()
    .describe('Name of the model that agents get, of those in the config.')
    .meta({ examples: ['fast'] }),
  trace_content: z
    .enum(['none', 'redacted', 'full'])
    .optional()
    .describe(
      'What traces hold of inputs, outputs and logs. none: nothing. redacted: without secrets (default). full: as redacted, and never cut.',
    ),
});
export type PlanConfig = z.infer<typeof planConfigSchema>;
