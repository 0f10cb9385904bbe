import type { Failure, HostModelRequest, ModelAnswer } from '@parallel-dispatcher/agent';
import type { ModelCall } from '@parallel-dispatcher/schema';
import type { TaskClock } from '@parallel-dispatcher/schema/ports';
import type { Answer } from './answer.ts';
import type { ToolRequest } from './answer-call.ts';
import type { HostToolDescriptions } from './host-tools.ts';

/** The tools of an agent, for its model. */
export interface ModelTools {
  /** What the tools of these names take; refused where one is unknown or not allowed. */
  describe(names: readonly string[]): Promise<HostToolDescriptions>;
  call(tool: ToolRequest): Promise<Answer>;
}

/** One model call of an agent, as whoever holds the keys takes it. */
export interface HostModelCall {
  readonly method: ModelCall['method'];
  /** Name of the agent. */
  readonly agent: string;
  readonly run: string;
  readonly task: string;
  readonly request: HostModelRequest;
  /** Aborted when the agent is asked to stop, gives the call up, or is done. */
  readonly signal: AbortSignal;
  /** How long the task may still work. */
  readonly timeLeftMs: number;
  /** What that is counted on. */
  readonly clock: TaskClock;
  readonly onText: (text: string) => void;
  readonly tools: ModelTools;
}

/** What a model call came to, and its line for `model_calls`. */
export type HostModelAnswer =
  | { readonly ok: true; readonly value: ModelAnswer; readonly record: ModelCall }
  | ({ readonly ok: false; readonly record: ModelCall } & Failure);

/** Models that agents may use. Lives in the host: no agent sees a key or escapes its trace. */
export interface HostModel {
  /** Never rejects. */
  call(call: HostModelCall): Promise<HostModelAnswer>;
}
