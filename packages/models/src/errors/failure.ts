import type { Failure } from '@parallel-dispatcher/agent';
import { errorDetail, type ErrorClass, type ErrorDetail } from '@parallel-dispatcher/schema';

type Facts = Pick<ErrorDetail, 'code' | 'message'> & {
  readonly hint?: string;
  readonly path?: string;
  readonly retryAfterMs?: number | undefined;
};

/** A failure of that class; whether trying again helps follows from it. */
export function failure(errorClass: ErrorClass, { retryAfterMs, ...facts }: Facts): Failure {
  const retryable = errorClass === 'transient' || errorClass === 'rate_limited';
  return {
    error: errorDetail({ ...facts, retryable }),
    errorClass,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}
