import type { ErrorDetail } from '@parallel-dispatcher/schema';

/** An expected outcome as data: a value, or every reason why there is none. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };
