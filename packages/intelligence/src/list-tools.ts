import type { JsonObject } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { ToolListing } from './tool-listing.ts';
import type { IntelligenceTool } from './tool.ts';

/** Tools as MCP lists them. */
export function listTools(tools: readonly IntelligenceTool[]): readonly ToolListing[] {
  return tools.map(({ name, description, input, output, annotations }) => ({
    name,
    description,
    inputSchema: z.toJSONSchema(input, { io: 'input' }) as JsonObject,
    outputSchema: z.toJSONSchema(output, { io: 'input' }) as JsonObject,
    annotations,
  }));
}
