import * as z from 'zod';
import { commandAgentSchema } from './command-agent.ts';
import { agentToolsSchema, mcpServersSchema } from './mcp-servers.ts';
import { agentModelsSchema, modelsSchema } from './model-config.ts';
import { modelPricesSchema } from './model-prices.ts';
import { planConfigSchema } from './plan-config.ts';

/** An agent that is a module, and what the config says over what it says of itself. */
const agentModuleSchema = z.lazy(() =>
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
    cacheable: z
      .boolean()
      .optional()
      .describe('Whether an earlier answer may be used. Default: as the agent says.'),
  }),
);
export type AgentModule = z.infer<typeof agentModuleSchema>;

/**
 * Where an agent comes from: a package with an `agent` export, a file that default-exports one, or
 * a program.
 */
export const agentSourceSchema = z.union([
  z.string().min(1).describe('Package name, or path of a file relative to the config.'),
  agentModuleSchema,
  commandAgentSchema,
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
  mcp_servers: mcpServersSchema
    .default({})
    .describe('MCP servers whose tools agents may call, by name, in the shape of .mcp.json.')
    .meta({ examples: [{ archon: { url: 'http://localhost:8051/mcp' } }] }),
  mcp_json: z
    .string()
    .min(1)
    .optional()
    .describe('A .mcp.json whose servers are used too, relative to the config.')
    .meta({ examples: ['.mcp.json'] }),
  agent_tools: agentToolsSchema
    .default({})
    .describe(
      'Tools that an agent may call, as globs of server/tool; "*" stands for agents that are not named. Default: all.',
    )
    .meta({ examples: [{ coder: ['archon/*'], '*': [] }] }),
  embedded_tools: z
    .boolean()
    .default(true)
    .describe('Whether embedded tools stand in where no MCP server offers one of their name.'),
  quality_gates: z
    .strictObject({
      quality: z.number().min(0).max(1).optional().describe('Default 0.7.'),
      compliance: z.number().min(0).max(1).optional().describe('Default 0.7.'),
      completeness: z.number().min(0).max(1).optional().describe('Default 0.8.'),
      critical_anti_patterns: z.int().min(0).optional().describe('Default 0.'),
    })
    .default({})
    .describe('What code has to reach where the embedded tool evaluate_quality_gates judges it.'),
  models: modelsSchema
    .default({})
    .describe('Models that agents may use, by name. Default: none.')
    .meta({ examples: [{ fast: 'anthropic:claude-haiku-4-5' }] }),
  model: z
    .string()
    .min(1)
    .optional()
    .describe('The model that agents get: a name of `models`, provider:id or provider:id@url.')
    .meta({ examples: ['fast'] }),
  agent_models: agentModelsSchema
    .default({})
    .describe('Models that single agents get, by name of the agent.')
    .meta({ examples: [{ coder: 'fast' }] }),
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
  commands: z
    .record(
      z.string().min(1),
      z.strictObject({
        argv: z.array(z.string()).min(1).describe('Program and arguments; no shell.'),
        timeout_seconds: z.number().positive().optional().describe('Default 120.'),
      }),
    )
    .default({})
    .describe('Commands that `verify` may name.')
    .meta({ examples: [{ 'unit-tests': { argv: ['npm', 'test'] } }] }),
  allow_commands: z
    .array(z.array(z.string()).min(1))
    .default([])
    .describe(
      'What commands in a plan may begin with: the argv of a `verify`, the test_command of debug.',
    )
    .meta({ examples: [[['npm', 'test']]] }),
  cache_store: z
    .strictObject({
      dir: z
        .string()
        .min(1)
        .optional()
        .describe('Relative to the config. Default .dispatch-cache.'),
      max_bytes: z.int().positive().optional().describe('Default 1 GiB.'),
      max_age_days: z.number().positive().optional().describe('Default 30.'),
    })
    .optional()
    .describe('Where answers of cacheable tasks are kept.'),
  trace_retention: z
    .strictObject({
      older_than: z
        .string()
        .regex(/^\d+(?:\.\d+)?[smhdw]$/)
        .optional()
        .describe('Runs older than this may go, such as 30d.'),
      keep: z.int().nonnegative().optional().describe('As many of the newest runs always stay.'),
    })
    .optional()
    .describe('What `dispatch trace clean` removes when it is not told. Nothing goes by itself.'),
  prices: modelPricesSchema
    .default({})
    .describe(
      'What models cost, by provider:id or provider:*, in USD for a million tokens. Default: not known.',
    )
    .meta({
      examples: [
        {
          'anthropic:claude-sonnet-4-5': {
            as_of: '2026-01-31',
            input: 3,
            output: 15,
            cache_read: 0.3,
            cache_write: 3.75,
          },
          'openai-compatible:*': { as_of: '2026-01-31', input: 0, output: 0 },
        },
      ],
    }),
  budget_warning: z
    .number()
    .positive()
    .max(1)
    .optional()
    .describe('Share of a budget at which a warning is given. Default 0.8.'),
  max_plan_bytes: z.int().positive().optional().describe('Largest plan in bytes. Default 10 MiB.'),
});
export type DispatchConfig = z.infer<typeof dispatchConfigSchema>;
export type DispatchConfigInput = z.input<typeof dispatchConfigSchema>;
