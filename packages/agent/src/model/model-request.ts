import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { z } from 'zod';

/** A tool that a model asked for. */
export interface ModelToolCall {
  readonly id: string;
  readonly name: string;
  readonly args: JsonValue;
}

/** What a tool answered a model. */
export interface ModelToolResult {
  readonly id: string;
  readonly name: string;
  readonly value: JsonValue;
  readonly isError: boolean;
}

/** One turn of a conversation. */
export type ModelMessage =
  | { readonly role: 'system'; readonly content: string }
  | { readonly role: 'user'; readonly content: string }
  | {
      readonly role: 'assistant';
      readonly content: string;
      readonly toolCalls?: readonly ModelToolCall[];
    }
  | { readonly role: 'tool'; readonly results: readonly ModelToolResult[] };

/** How a model is to answer. */
export interface ModelOptions {
  /** Name of a configured model. @default the one of the task, the agent, or the run */
  readonly model?: string;
  /** Names of the tools it may call, as `tools.call` takes them. @default none */
  readonly tools?: readonly string[];
  /** Most requests that tool calls may lead to. @default 8 */
  readonly maxSteps?: number;
  /** Most tokens of all steps, sent and received; checked between steps. @default no limit */
  readonly maxTotalTokens?: number;
  /** Most tokens of one answer. @default as configured */
  readonly maxOutputTokens?: number;
  /** For all steps; waiting for its turn does not count. @default what is left of the task's time */
  readonly timeoutMs?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly seed?: number;
  readonly stopSequences?: readonly string[];
  /** Settings of single providers, as the AI SDK has them. */
  readonly providerOptions?: Readonly<Record<string, JsonObject>>;
}

/** What an agent asks of a model: `prompt` or `messages`, and how to answer. */
export interface ModelRequest extends ModelOptions {
  readonly system?: string;
  readonly prompt?: string;
  readonly messages?: readonly ModelMessage[];
  /** Gives the call up, and closes its connection. @default the call goes on */
  readonly signal?: AbortSignal;
}

export interface ObjectRequest<Value> extends ModelRequest {
  /** What the answer must fit. The model sees it as JSON Schema of its input. */
  readonly schema: z.ZodType<Value>;
}

/** A request as it travels to the host: plain data. */
export interface HostModelRequest extends ModelOptions {
  readonly messages: readonly ModelMessage[];
  /** JSON Schema of the answer; without one, text is asked for. */
  readonly schema?: JsonObject;
  /** Asks to mend an answer that did not fit. */
  readonly repair?: boolean;
}
