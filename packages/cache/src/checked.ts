import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import { errorCatalogue, type CacheErrorCode } from './error-catalogue.ts';

/** A value, or everything that is wrong with it. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };

export interface CacheProblem {
  readonly code: CacheErrorCode;
  readonly message: string;
  readonly hint?: string | undefined;
}

export function cacheError({ code, message, hint }: CacheProblem): ErrorDetail {
  return errorDetail({ code, message, hint: hint ?? errorCatalogue[code].fix.replaceAll('`', '') });
}
