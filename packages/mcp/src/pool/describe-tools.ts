import { embeddedName, type EmbeddedTool, type EmbeddedTools } from './embedded-tools.ts';
import type { PooledServer } from './pooled-server.ts';
import type { ToolInfo } from './tool-info.ts';

interface Described {
  readonly servers: Iterable<PooledServer>;
  readonly embedded: EmbeddedTools | undefined;
}

/** All tools of the servers that are there, and the embedded ones. Connects to every server. */
export async function describeTools({
  servers,
  embedded,
}: Described): Promise<readonly ToolInfo[]> {
  const offered = await Promise.all([...servers].map(describeServer));
  const own = ((await embedded?.list()) ?? []).map(describeEmbedded);
  return [...offered.flat(), ...own];
}

function describeEmbedded(tool: EmbeddedTool): ToolInfo {
  return {
    name: tool.name,
    server: embeddedName,
    alias: null,
    description: tool.description,
    inputSchema: tool.inputSchema,
    // For who reads the list: no call of it is coalesced or repeated.
    readOnly: tool.annotations?.readOnlyHint === true,
    error: null,
  };
}

async function describeServer(pooled: PooledServer): Promise<readonly ToolInfo[]> {
  const { name, state, allows } = pooled;
  const listed = state.ok ? await state.server.list() : undefined;
  if (listed?.ok !== true) return [];
  const { offered, faults } = listed.listing;
  return offered
    .filter((tool) => allows([tool.name, tool.alias, tool.wire.name]))
    .map((tool) => ({
      name: tool.name,
      server: name,
      alias: tool.alias === tool.name ? null : tool.alias,
      description: tool.description,
      inputSchema: tool.inputSchema,
      readOnly: tool.readOnly,
      error: faults.get(tool.wire.name)?.error ?? null,
    }));
}
