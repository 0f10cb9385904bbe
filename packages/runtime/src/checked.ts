import type { ErrorDetail } from '@parallel-dispatcher/schema';

/** An expected outcome as data: a value, or every reason why there is none. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };

export function accept<Value>(value: Value): Checked<Value> {
  return { ok: true, value };
}

export function refuse(...errors: readonly ErrorDetail[]): {
  ok: false;
  errors: readonly ErrorDetail[];
} {
  return { ok: false, errors };
}
