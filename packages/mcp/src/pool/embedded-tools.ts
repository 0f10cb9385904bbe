import type { Failure } from '@parallel-dispatcher/agent';
import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { ToolCall } from './tool-call.ts';

export interface EmbeddedTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
  readonly annotations?: { readonly readOnlyHint?: boolean | undefined };
}

export type EmbeddedAnswer =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly failure: Failure };

/** Tools that need no server: they stand in where no server offers one of the name. */
export interface EmbeddedTools {
  /** Asked when a call first needs it. */
  list(): Promise<readonly EmbeddedTool[]>;
  /** Answers in our shape of the tool. `name` is without `embedded/`. */
  call(call: ToolCall): Promise<EmbeddedAnswer>;
}

/** What stands for them in `server/tool`. */
export const embeddedName = 'embedded';
