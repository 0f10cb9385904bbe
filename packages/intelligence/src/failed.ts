import { errorDetail, type ErrorClass, type ErrorDetail } from '@parallel-dispatcher/schema';
import type { ToolFailure } from './tool.ts';

interface FailureFacts extends Pick<ErrorDetail, 'code' | 'message'> {
  readonly errorClass: ErrorClass;
  readonly path?: string;
  readonly hint?: string;
}

/** Only what passes by itself is worth another attempt. */
export function failed({ errorClass, ...facts }: FailureFacts): {
  readonly ok: false;
  readonly failure: ToolFailure;
} {
  const error = errorDetail({ ...facts, retryable: errorClass === 'transient' });
  return { ok: false, failure: { error, errorClass } };
}
