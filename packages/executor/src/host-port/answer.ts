import type { Failure } from '@parallel-dispatcher/agent';
import type { ErrorClass, ErrorDetail } from '@parallel-dispatcher/schema';

/** What the host answers to one call of an agent. */
export type Answer<Value = unknown> =
  { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & Failure);

/** The agent asked for something it cannot have as it asked for it. */
export function refuse(
  error: ErrorDetail,
  errorClass: ErrorClass = 'input',
): { readonly ok: false } & Failure {
  return { ok: false, error, errorClass };
}
