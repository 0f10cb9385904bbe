import type { Failure, HostModelRequest, ModelAnswer } from '@parallel-dispatcher/agent';
import type { JsonObject, ModelCall } from '@parallel-dispatcher/schema';
import type { TaskClock } from '@parallel-dispatcher/schema/ports';

/** What a tool is for and takes. */
export interface HostToolDescription {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
}

type Answered<Value> =
  { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & Failure);

/** The tools of an agent, for its model. */
export interface ModelTools {
  describe(names: readonly string[]): Promise<Answered<readonly HostToolDescription[]>>;
  call(tool: { readonly name: string; readonly args: JsonObject }): Promise<Answered<unknown>>;
}

/** One model call of an agent. */
export interface HostModelCall {
  readonly method: ModelCall['method'];
  readonly agent: string;
  readonly run: string;
  readonly task: string;
  readonly request: HostModelRequest;
  /** Closes the connection of the request under way. */
  readonly signal: AbortSignal;
  /** How long the task may still work. */
  readonly timeLeftMs: number;
  /**
   * What that is counted on; it stands still while the call waits for its turn.
   * @default one that never does
   */
  readonly clock?: TaskClock;
  /** Takes texts as they come, where `method` is `stream`. */
  readonly onText: (text: string) => void;
  readonly tools: ModelTools;
}

/** What a model call came to, and its line for `model_calls`. */
export type HostModelAnswer =
  | { readonly ok: true; readonly value: ModelAnswer; readonly record: ModelCall }
  | ({ readonly ok: false; readonly record: ModelCall } & Failure);
