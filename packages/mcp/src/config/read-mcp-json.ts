import {
  describeZodIssues,
  errorDetail,
  mcpServersSchema,
  parseJsonDocument,
} from '@parallel-dispatcher/schema';
import type { ErrorDetail, JsonObject, JsonValue, McpServers } from '@parallel-dispatcher/schema';

export type ReadMcpJson =
  | {
      readonly ok: true;
      readonly value: McpServers;
      /** Fields of other programs, which have no meaning here. */
      readonly warnings: readonly ErrorDetail[];
    }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };

/** What both kinds of servers know here; programs that share the file have more of their own. */
const known = new Set(['type', 'command', 'args', 'env', 'cwd', 'url', 'headers']);

/**
 * Reads the text of a `.mcp.json`, that is `{ "mcpServers": { name: server } }`, as `mcp_servers`
 * of the config. A server that is `disabled` is left out.
 */
export function readMcpJson(text: Uint8Array | string): ReadMcpJson {
  const parsed = parseJsonDocument(text, { name: '.mcp.json' });
  if (!parsed.ok) return parsed;
  const servers = isObject(parsed.value) ? parsed.value['mcpServers'] : undefined;
  if (servers === undefined || !isObject(servers)) return { ok: false, errors: [noServers()] };
  const warnings: ErrorDetail[] = [];
  const kept = Object.fromEntries(
    Object.entries(servers)
      .filter(([, server]) => !(isObject(server) && server['disabled'] === true))
      .map(([name, server]) => [name, keepKnown({ name, server, warnings })]),
  );
  const checked = mcpServersSchema.safeParse(kept);
  if (checked.success) return { ok: true, value: checked.data, warnings };
  const context = { at: 'mcpServers', value: kept, schema: mcpServersSchema };
  return { ok: false, errors: describeZodIssues(checked.error, context) };
}

interface Entry {
  readonly name: string;
  readonly server: JsonValue;
  readonly warnings: ErrorDetail[];
}

function keepKnown({ name, server, warnings }: Entry): JsonValue {
  if (!isObject(server)) return server;
  const unknown = Object.keys(server).filter((key) => !known.has(key) && key !== 'disabled');
  for (const key of unknown) warnings.push(ignored(`mcpServers.${name}.${key}`));
  return Object.fromEntries(Object.entries(server).filter(([key]) => known.has(key)));
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ignored(path: string): ErrorDetail {
  return errorDetail({
    code: 'MCP_FIELD_IGNORED',
    message: `${path} has no meaning here and is ignored`,
    path,
    hint: 'Set limits and the like in mcp_servers of the config.',
  });
}

function noServers(): ErrorDetail {
  return errorDetail({
    code: 'MISSING_FIELD',
    message: '.mcp.json has no object "mcpServers"',
    path: 'mcpServers',
    hint: 'Write {"mcpServers":{"archon":{"url":"http://localhost:8051/mcp"}}}.',
  });
}
