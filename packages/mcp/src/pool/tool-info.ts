import type { ErrorDetail, JsonObject } from '@parallel-dispatcher/schema';

/** A tool as agents may call it. */
export interface ToolInfo {
  readonly name: string;
  /** Name of the server, or `embedded`. */
  readonly server: string;
  /** What the server calls it, where that is something else. */
  readonly alias: string | null;
  readonly description: string;
  readonly inputSchema: JsonObject;
  readonly readOnly: boolean;
  /** Why it may not be called, such as TOOL_CHANGED. */
  readonly error: ErrorDetail | null;
}
