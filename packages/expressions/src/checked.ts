import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';

/** A value, or everything that is wrong with it. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };

/** The one error of a refused value. */
export function refuse(facts: Parameters<typeof errorDetail>[0]): {
  readonly ok: false;
  readonly errors: readonly ErrorDetail[];
} {
  return { ok: false, errors: [errorDetail(facts)] };
}
