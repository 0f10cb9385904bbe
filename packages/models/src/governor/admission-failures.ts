import { errorDetail } from '@parallel-dispatcher/schema';
import type { AdmissionRequest, RequestFailure } from './governor.ts';
import type { ModelLimits } from './model-limits.ts';

/** Why a request did not start. */
export type RefusedAdmission = { readonly ok: false } & RequestFailure;

interface KeyClosed {
  readonly key: string;
  /** What closed it. */
  readonly failure: RequestFailure;
  readonly until: Date | null;
}

export function keyClosed({ key, failure, until }: KeyClosed): RefusedAdmission {
  const { error, errorClass } = failure;
  const reset =
    until === null ? '; nobody said when that changes' : `, until ${until.toISOString()}`;
  return {
    ok: false,
    errorClass,
    error: errorDetail({
      code: errorClass === 'auth' ? 'MODEL_AUTH_FAILED' : 'MODEL_QUOTA_EXHAUSTED',
      message: `Not asked: nothing more starts on the key (${key})${reset}.`,
      hint: error.hint,
      cause: error,
    }),
  };
}

interface PauseTooLong {
  readonly key: string;
  readonly waitMs: number;
  readonly leftMs: number;
}

export function pauseTooLong({ key, waitMs, leftMs }: PauseTooLong): RefusedAdmission {
  return {
    ok: false,
    errorClass: 'rate_limited',
    retryAfterMs: waitMs,
    error: errorDetail({
      code: 'MODEL_RATE_LIMITED',
      message: `Not asked: the key (${key}) is paused for ${seconds(waitMs)} more, and there are ${seconds(leftMs)} left.`,
      hint: 'Give the task more time, run fewer at once, or name a `fallback` model.',
      retryable: true,
    }),
  };
}

/** A request that no window has room for, however long it waits; undefined: it fits. */
export function neverFits(
  { model, inputTokens }: AdmissionRequest,
  { inputTokensPerMinute }: ModelLimits,
): RefusedAdmission | undefined {
  if (inputTokensPerMinute === null || inputTokens <= inputTokensPerMinute) return undefined;
  return {
    ok: false,
    errorClass: 'input',
    error: errorDetail({
      code: 'MODEL_REQUEST_TOO_LARGE',
      message: `Not asked: ${model} may be sent ${inputTokensPerMinute} tokens a minute, and this request has about ${Math.ceil(inputTokens)}.`,
      hint: 'Send less at once, or raise input_tokens_per_minute in `model_limits`.',
    }),
  };
}

export function waitAborted(): RefusedAdmission {
  return {
    ok: false,
    errorClass: 'transient',
    error: errorDetail({
      code: 'MODEL_CANCELLED',
      message: 'Not asked: the call was given up while it waited for its turn.',
      hint: 'See why the task was stopped.',
    }),
  };
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 100) / 10} s`;
}
