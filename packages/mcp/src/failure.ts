import type { Failure } from '@parallel-dispatcher/agent';
import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorClass, ErrorDetail } from '@parallel-dispatcher/schema';

interface FailureFacts extends Pick<ErrorDetail, 'code' | 'message'> {
  readonly errorClass: ErrorClass;
  readonly hint?: string;
  readonly path?: string;
  readonly cause?: ErrorDetail;
  readonly retryAfterMs?: number;
}

/** Whether another attempt helps follows from the class: only what passes by itself is worth one. */
export function failure({ errorClass, retryAfterMs, ...facts }: FailureFacts): Failure {
  const retryable = errorClass === 'transient' || errorClass === 'rate_limited';
  return {
    error: errorDetail({ ...facts, retryable }),
    errorClass,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}
