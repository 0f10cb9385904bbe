import type { ErrorDetail } from '@parallel-dispatcher/schema';

/** An error of the command line itself, in the one shape; made here so that no schema is loaded. */
export function cliError(
  code: string,
  message: string,
  about: { readonly hint?: string | undefined; readonly cause?: ErrorDetail } = {},
): ErrorDetail {
  return {
    code,
    message,
    path: null,
    hint: about.hint ?? null,
    retryable: false,
    cause: about.cause ?? null,
  };
}
