import type { Failure } from '@parallel-dispatcher/agent';
import type { JsonValue, McpCall } from '@parallel-dispatcher/schema';

/** What a tool call came to, and its line for `mcp_calls`. */
export type ToolAnswer =
  | { readonly ok: true; readonly value: JsonValue; readonly record: McpCall }
  | ({ readonly ok: false; readonly record: McpCall } & Failure);
