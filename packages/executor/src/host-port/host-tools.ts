import type { Failure } from '@parallel-dispatcher/agent';
import type { JsonObject, JsonValue, McpCall } from '@parallel-dispatcher/schema';
import type { TaskClock } from '@parallel-dispatcher/schema/ports';

/** One tool call of an agent, as whoever owns the connections takes it. */
export interface HostToolCall {
  /** Name of the agent, for its allow-list. */
  readonly agent: string;
  readonly run: string;
  readonly task: string;
  readonly name: string;
  readonly args: JsonObject;
  /** Aborted when the agent is asked to stop, and when its call is over. */
  readonly signal: AbortSignal;
  /** How long the task may still work. */
  readonly timeLeftMs: number;
  /** What that is counted on. */
  readonly clock: TaskClock;
  readonly onProgress: (progress: {
    readonly message: string;
    readonly fraction: number | null;
  }) => void;
}

export type HostToolQuery = Pick<
  HostToolCall,
  'agent' | 'run' | 'task' | 'signal' | 'timeLeftMs' | 'clock'
> & {
  readonly names: readonly string[];
};

/** What a tool call came to, and its line for `mcp_calls`. */
export type HostToolAnswer =
  | {
      readonly ok: true;
      readonly value: JsonValue;
      readonly record: McpCall;
      /** Who answered, as the agent is told. @default as in the record */
      readonly source?: string | null;
    }
  | ({ readonly ok: false; readonly record: McpCall } & Failure);

/** What a tool is for and takes. */
export interface HostToolDescription {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
}

export type HostToolDescriptions =
  | { readonly ok: true; readonly value: readonly HostToolDescription[] }
  | ({ readonly ok: false } & Failure);

/** Tools that agents may call. Lives in the host, so that no agent can leave a call out of its trace. */
export interface HostTools {
  /** Never rejects. */
  call(call: HostToolCall): Promise<HostToolAnswer>;
  /** What tools take, by the names that `call` takes, for this very agent. Never rejects. */
  describe(query: HostToolQuery): Promise<HostToolDescriptions>;
}
