import * as z from 'zod';

/** What every MCP server may say, whatever it is reached by. Schemas of servers are built with the first. */
const common = () => ({
  required: z
    .boolean()
    .optional()
    .describe('Whether no embedded tool may stand in while it is down. Default false.'),
  tools: z
    .array(z.string().min(1))
    .optional()
    .describe('The only tools of it that may be called, as globs. Default: all.')
    .meta({ examples: [['read_*']] }),
  trust: z
    .enum(['pinned', 'any'])
    .optional()
    .describe(
      'pinned: a tool whose name, description or input changed since its first use is refused (default). any: it is called.',
    ),
  timeout_seconds: z
    .number()
    .positive()
    .max(86_400)
    .optional()
    .describe('How long one call may take. Default 60.'),
  connect_timeout_seconds: z
    .number()
    .positive()
    .max(600)
    .optional()
    .describe('How long it may take to connect and list its tools. Default 10.'),
  max_clients: z
    .int()
    .min(1)
    .max(32)
    .optional()
    .describe('Most connections, for a stdio server most processes. Default 1.'),
  max_in_flight: z
    .int()
    .min(1)
    .max(1_000)
    .optional()
    .describe('Most calls at once; the rest wait, tasks taking turns. Default 32.'),
  max_result_bytes: z
    .int()
    .min(1_024)
    .max(67_108_864)
    .optional()
    .describe('Largest answer in bytes. Default 1 MiB.'),
});

const mcpCommandServerSchema = z.lazy(() =>
  z.strictObject({
    type: z.literal('stdio').optional().describe('What `command` means anyway.'),
    command: z
      .string()
      .min(1)
      .describe('Program that speaks MCP on stdin and stdout; no shell is started.')
      .meta({ examples: ['npx'] }),
    args: z.array(z.string()).optional().describe('Its arguments.'),
    env: z
      .union([
        z.array(z.string().min(1)).describe('Names of variables it gets from ours.'),
        z.record(z.string().min(1), z.string()).describe('Variables and their values.'),
      ])
      .optional()
      .describe('Variables it gets besides PATH, HOME, LANG, TERM, TZ and TMPDIR.')
      .meta({ examples: [['API_TOKEN'], { API_TOKEN: '${API_TOKEN}' }] }),
    cwd: z
      .string()
      .min(1)
      .optional()
      .describe('Its folder, relative to the config. Default: ours.'),
    ...common(),
  }),
);
export type McpCommandServer = z.infer<typeof mcpCommandServerSchema>;

const mcpUrlServerSchema = z.lazy(() =>
  z.strictObject({
    type: z
      .enum(['http', 'sse'])
      .optional()
      .describe('Default: Streamable HTTP, and SSE where the server does not know that.'),
    url: z
      .url()
      .describe('https, or http on this machine.')
      .meta({
        examples: ['http://localhost:8051/mcp'],
      }),
    headers: z
      .record(z.string().min(1), z.string())
      .optional()
      .describe('Sent with every request.')
      .meta({ examples: [{ Authorization: 'Bearer ${API_TOKEN}' }] }),
    allow_insecure: z
      .boolean()
      .optional()
      .describe('Whether plain http to another machine is allowed. Default false.'),
    ...common(),
  }),
);
export type McpUrlServer = z.infer<typeof mcpUrlServerSchema>;

/** One MCP server: a program, or an address. Texts may hold `${NAME}` and `${NAME:-default}`. */
const mcpServerSchema = z.union([mcpCommandServerSchema, mcpUrlServerSchema]);
export type McpServer = z.infer<typeof mcpServerSchema>;

/** `mcp_servers` of the config: the shape of `mcpServers` in `.mcp.json`, by name. */
export const mcpServersSchema = z.record(
  // A slash parts server and tool; `embedded` is the name of the tools that need no server.
  z
    .string()
    .regex(/^(?!embedded$)[A-Za-z0-9][A-Za-z0-9_.-]*$/)
    .max(64),
  mcpServerSchema,
);
export type McpServers = z.infer<typeof mcpServersSchema>;

/** `agent_tools` of the config: what an agent may call, as globs of `server/tool`. */
export const agentToolsSchema = z.record(z.string().min(1), z.array(z.string().min(1)));
export type AgentTools = z.infer<typeof agentToolsSchema>;
