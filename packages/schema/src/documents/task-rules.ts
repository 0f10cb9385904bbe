import * as z from 'zod';
import { retryPolicySchema } from './retry-policy.ts';
import { verifySchema } from './verify.ts';

/** Rules of a task beyond its input: when it starts, how often, and what makes it done. */
export const taskRuleFields = {
  optional: z
    .boolean()
    .optional()
    .describe('When true, a failure does not lower the run and does not block dependents.'),
  join: z
    .enum(['all', 'any', 'all_done'])
    .optional()
    .describe(
      'all: when every dependency succeeded (default). any: when one did. all_done: when all ended, however.',
    ),
  when: z
    .string()
    .min(1)
    .max(4_096)
    .optional()
    .describe('CEL condition over tasks and params; when false, the task is skipped.')
    .meta({ examples: ['tasks.check.output.count > 0'] }),
  map: z
    .string()
    .min(1)
    .optional()
    .describe('A list, by reference: the task runs once an item, as id[0], id[1] and so on.')
    .meta({ examples: ['${tasks.list.output.files}'] }),
  max_parallel: z
    .int()
    .min(1)
    .optional()
    .describe('Most items of `map` at once. Default: workers.'),
  max_items: z
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .describe('A longer list fails the task. Default 1000.'),
  retry: retryPolicySchema.optional().describe('Overrides the config, field by field.'),
  total_timeout_seconds: z
    .number()
    .positive()
    .max(2_592_000)
    .optional()
    .describe('How long all attempts and the waits between them may take. Default: no limit.'),
  verify: verifySchema.optional().describe('A command that must succeed before the task is done.'),
  cache: z
    .boolean()
    .optional()
    .describe(
      'Whether an earlier answer to the same input may be used. Default: as the config says.',
    ),
  resources: z
    .record(z.string().min(1), z.int().min(1))
    .optional()
    .describe('How much of which named resource it holds while it runs; capacities are in config.')
    .meta({ examples: [{ gpu: 1 }] }),
  writes: z
    .array(z.string().min(1))
    .optional()
    .describe('Files it may write, as paths or globs below the working directory.')
    .meta({ examples: [['src/api/**']] }),
} as const;
