import { errorDetail } from '@parallel-dispatcher/schema';

/** Where a tool is wanted and there are no servers. */
export const noTools = errorDetail({
  code: 'TOOLS_UNAVAILABLE',
  message: 'No tool can be called: no MCP servers are configured.',
  hint: 'Add mcp_servers to the config, or use an agent that works without tools.',
});
