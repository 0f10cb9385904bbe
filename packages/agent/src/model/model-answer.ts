import type { ErrorDetail } from '@parallel-dispatcher/schema';
import type { ModelMessage } from './model-request.ts';

/** Tokens of all requests of a call; null where the provider did not count them. */
export interface ModelUsage {
  /** Sent, cached ones included. */
  readonly inputTokens: number | null;
  /** Received, those of reasoning included. */
  readonly outputTokens: number | null;
  readonly cacheReadTokens: number | null;
  readonly cacheWriteTokens: number | null;
}

export interface ModelCost {
  readonly usd: number | null;
  /** Why it is not known. */
  readonly reason: string | null;
}

/** One request to a provider. */
export interface ModelAttempt {
  /** As `provider:id`. */
  readonly model: string;
  readonly status: 'ok' | 'failed';
  readonly durationMs: number;
  readonly error: ErrorDetail | null;
}

/** What a model answered. */
export interface ModelAnswer {
  /** Of its last step. */
  readonly text: string;
  /** What the conversation grew by: the answer, and the tool calls before it. */
  readonly messages: readonly ModelMessage[];
  readonly usage: ModelUsage;
  readonly cost: ModelCost;
  /** The one that answered, as `provider:id`. */
  readonly model: string;
  readonly attempts: readonly ModelAttempt[];
}

export interface ObjectAnswer<Value> extends ModelAnswer {
  /** Accepted by the schema of the request. */
  readonly value: Value;
}

/** Texts as they come, then the whole answer. Leaving the loop early gives the call up. */
export interface ModelStream extends AsyncIterable<string> {
  readonly answer: Promise<ModelAnswer>;
}
