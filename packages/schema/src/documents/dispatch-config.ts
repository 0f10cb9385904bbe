import * as z from 'zod';
import { planConfigSchema } from './plan.ts';

/** Where an agent comes from: a package with an `agent` export, or a file that default-exports one. */
export const agentSourceSchema = z.union([
  z.string().min(1).describe('Package name, or path of a file relative to the config.'),
  z.strictObject({
    from: z.string().min(1).describe('Package name, or path of a file relative to the config.'),
    aliases: z.array(z.string().min(1)).optional().describe('Other names a plan may use.'),
    words: z
      .array(z.string().min(1))
      .optional()
      .describe('A task without an agent goes here when its description has one of these words.'),
    isolation: z
      .enum(['shared', 'thread', 'process'])
      .optional()
      .describe(
        'shared: with other tasks on a thread. thread: one of its own. process: a process of its own.',
      ),
  }),
]);
export type AgentSource = z.infer<typeof agentSourceSchema>;

/** `dispatch.config.{ts,js,json,yaml}`. */
export const dispatchConfigSchema = z.strictObject({
  $schema: z.string().optional().describe('Where editors find the JSON Schema of this document.'),
  ...planConfigSchema.shape,
  agents: z
    .array(agentSourceSchema)
    .default([])
    .describe('Agents besides the built-in ones.')
    .meta({ examples: [['./agents/greeter.ts']] }),
  default_agent: z.string().min(1).optional().describe('Where a task goes that no rule matches.'),
  allow_dirs: z
    .array(z.string().min(1))
    .default([])
    .meta({ examples: [['../shared']] })
    .describe('Folders besides the working directory that tasks may read and write.'),
  allow_env: z
    .array(z.string().min(1))
    .default([])
    .meta({ examples: [['API_TOKEN']] })
    .describe('Environment variables that { "$env": "NAME" } in a plan may name.'),
  max_plan_bytes: z.int().positive().optional().describe('Largest plan in bytes. Default 10 MiB.'),
});
export type DispatchConfig = z.infer<typeof dispatchConfigSchema>;
export type DispatchConfigInput = z.input<typeof dispatchConfigSchema>;
