import type { ErrorDetail } from './error-detail.ts';
import type { ModelCall } from './model-call.ts';

interface Unasked extends Pick<ModelCall, 'method' | 'source'> {
  /** @default false */
  readonly repair: boolean | undefined;
  readonly error: ErrorDetail;
}

/** The record of a call that no model was asked for: it took no time, no tokens and no money. */
export function unaskedModelCall({ method, source, repair = false, error }: Unasked): ModelCall {
  return {
    method,
    model: null,
    usage: { input_tokens: 0, output_tokens: 0, cache_read_tokens: 0, cache_write_tokens: 0 },
    cost_usd: 0,
    cost_reason: null,
    attempts: [],
    repair,
    tool_calls: 0,
    finish_reason: null,
    warnings: [],
    duration_ms: 0,
    source,
    error,
  };
}
