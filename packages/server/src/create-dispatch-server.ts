import { McpServer } from '@modelcontextprotocol/server';
import type { DispatchServerOptions } from './dispatch-server-options.ts';
import { instructions } from './instructions.ts';
import { addTraceResources } from './resources/add-trace-resources.ts';
import { addTool } from './tools/add-tool.ts';
import { tools } from './tools/tools.ts';

/**
 * The dispatcher as an MCP server: one for each connection, or for each HTTP request, since it holds
 * nothing. Runs are processes of their own, and all that is known of them is in their traces.
 */
export function createDispatchServer(options: DispatchServerOptions): McpServer {
  const server = new McpServer(
    { name: 'parallel-dispatcher', title: 'Parallel dispatcher', version: options.version },
    {
      instructions,
      capabilities: { tools: { listChanged: false }, resources: { listChanged: false } },
    },
  );
  for (const tool of tools) addTool(server, tool, options);
  addTraceResources(server, options);
  return server;
}
