import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { JsonObject } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { WireTool } from './wire.ts';

/** A server that goes on for ever is not believed. */
const mostPages = 100;
const mostTools = 2_000;

const pageSchema = z.looseObject({
  tools: z.array(
    z.looseObject({
      name: z.string().min(1).max(256),
      description: z.string().optional(),
      inputSchema: z.record(z.string(), z.unknown()).default({}),
      annotations: z
        .looseObject({
          readOnlyHint: z.boolean().optional(),
          idempotentHint: z.boolean().optional(),
        })
        .optional(),
    }),
  ),
  nextCursor: z.string().optional(),
});

/** All tools of a server, page by page. */
export async function listTools(
  client: Client,
  options: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<readonly WireTool[]> {
  const tools: WireTool[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages && tools.length < mostTools; page += 1) {
    const params = cursor === undefined ? {} : { cursor };
    const { signal, timeoutMs: timeout } = options;
    const request = { method: 'tools/list', params };
    const listed = await client.request(request, pageSchema, { signal, timeout });
    for (const tool of listed.tools) {
      tools.push({
        name: tool.name,
        description: tool.description ?? '',
        inputSchema: tool.inputSchema as JsonObject,
        readOnly: tool.annotations?.readOnlyHint === true,
        idempotent: tool.annotations?.idempotentHint === true,
      });
    }
    cursor = listed.nextCursor;
    if (cursor === undefined) break;
  }
  return tools;
}
