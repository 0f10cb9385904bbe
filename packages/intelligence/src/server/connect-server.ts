import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  ListToolsRequestSchema,
  type CallToolResult,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';
import type { JsonObject } from '@parallel-dispatcher/schema';
import type { Intelligence } from '../create-intelligence.ts';

interface Streams {
  readonly input: Readable;
  readonly output: Writable;
}

/** Answers an MCP client until its end of the stream closes. */
export async function connectServer(
  intelligence: Intelligence,
  { input, output }: Streams,
): Promise<void> {
  const server = new Server(
    { name: 'dispatch-intelligence', version: await ownVersion() },
    { capabilities: { tools: {} } },
  );
  server.setRequestHandler(ListToolsRequestSchema, async () => ({
    tools: (await intelligence.list()) as unknown as Tool[],
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const args = (params.arguments ?? {}) as JsonObject;
    return describe(await intelligence.call({ name: params.name, args, signal }));
  });
  // The end of stdin is how a client says that it is gone; the SDK does not look for it.
  const gone = Promise.race([once(input, 'end'), once(input, 'close')]);
  await server.connect(new StdioServerTransport(input, output));
  await gone;
  await server.close();
}

function describe(answer: Awaited<ReturnType<Intelligence['call']>>): CallToolResult {
  const value = answer.ok ? answer.value : { error: answer.failure.error };
  const content: CallToolResult['content'] = [{ type: 'text', text: JSON.stringify(value) }];
  return answer.ok
    ? { content, structuredContent: value as Record<string, unknown> }
    : { content, isError: true };
}

async function ownVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
