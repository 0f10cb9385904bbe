import type { JsonValue } from '@parallel-dispatcher/schema';

/** Tokens that an answer says it took. @default 10 sent, 5 received, none cached */
export interface ScriptedUsage {
  /** Sent, cached ones included. */
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly cacheReadTokens?: number;
  readonly cacheWriteTokens?: number;
}

/** What the server does with one request. */
export type ModelReply = {
  /** Sent with it, such as `retry-after` or limits. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly usage?: ScriptedUsage;
  /** In ms, between the parts of a streamed answer, or before one that comes whole. @default 0 */
  readonly delayMs?: number;
} & (
  | {
      readonly text: string;
      /** Why it ends. @default 'stop' */
      readonly finish?: 'stop' | 'length' | 'refusal';
    }
  /** A value as JSON. */
  | { readonly value: JsonValue }
  | { readonly toolCalls: readonly { readonly name: string; readonly args: JsonValue }[] }
  /** A failure in the words of the protocol; `kind` such as `rate_limit_error`. */
  | { readonly status: number; readonly kind?: string; readonly message?: string }
  /** An answer of status 200 with this body, whatever it is. */
  | { readonly body: string }
  /** Nothing comes, until the client gives up. */
  | { readonly hang: true }
  /** The connection is cut: before an answer, or after so many characters of a streamed text. */
  | { readonly drop: 'before' | number; readonly text?: string }
);

/** One request as it came. */
export interface SeenRequest {
  readonly protocol: 'anthropic' | 'chat' | 'responses';
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue;
  readonly model: string;
  readonly streams: boolean;
}

/** Replies in order, or a function of the request and of how many came before it. */
export type ModelScript =
  | readonly ModelReply[]
  | ((request: SeenRequest, index: number) => ModelReply | Promise<ModelReply>);
