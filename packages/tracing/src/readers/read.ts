import type { ErrorDetail } from '@parallel-dispatcher/schema';

/** What a reader found, or why it did not. */
export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorDetail };
