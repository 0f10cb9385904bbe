import type { Failure } from '@parallel-dispatcher/agent';
import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';

/** A tool as its server lists it. What it says of itself is a claim. */
export interface WireTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
  readonly readOnly: boolean;
  readonly idempotent: boolean;
}

export interface WireCall {
  readonly tool: string;
  readonly args: JsonObject;
  /** One of this call alone: the SDK never lets go of it. */
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly onProgress?: ProgressListener;
}

export type ProgressListener = (progress: ToolProgress) => void;

export interface ToolProgress {
  readonly message: string;
  /** From 0 to 1; null where the server names no total. */
  readonly fraction: number | null;
}

/** What came back, before anybody made sense of it. */
export interface WireResult {
  readonly content: readonly JsonObject[];
  readonly structured: JsonValue | undefined;
  readonly isError: boolean;
}

/**
 * `answered`: the server said no. `connection`: it is gone, or was never there. `reached` tells
 * whether it may have begun to work.
 */
export interface WireFault {
  readonly ok: false;
  readonly kind: 'answered' | 'connection' | 'timeout' | 'cancelled';
  readonly reached: boolean;
  readonly failure: Failure;
}

export type WireOutcome = { readonly ok: true; readonly result: WireResult } | WireFault;
