import type { McpServer, ServerContext } from '@modelcontextprotocol/server';
import { errorAnswer } from '../answers/answer.ts';
import { callResult } from '../answers/call-result.ts';
import type { DispatchServerOptions } from '../dispatch-server-options.ts';
import { resolvePlace } from '../place.ts';
import type { Tool, ToolCall } from './tool.ts';

/** Offers a tool. Whatever it answers goes out structured, as text, and short enough. */
export function addTool(server: McpServer, tool: Tool, options: DispatchServerOptions): void {
  const { name, title, description, annotations, input, output } = tool;
  server.registerTool(
    name,
    { title, description, annotations, inputSchema: input, outputSchema: output },
    async (args, context) => {
      const place = await resolvePlace(options);
      if (!place.ok) return callResult(errorAnswer(place.errors));
      const { signal } = context.mcpReq;
      const call: ToolCall = { place: place.value, signal, send: senderOf(context) };
      return callResult(await tool.run(args, call));
    },
  );
}

/** Undefined: the client did not ask for progress. */
function senderOf({ mcpReq }: ServerContext): ToolCall['send'] {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return undefined;
  return async (progress) => {
    await mcpReq.notify({
      method: 'notifications/progress',
      params: { progressToken, ...progress },
    });
  };
}
