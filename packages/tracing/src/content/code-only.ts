import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';

/** What an error may say where texts are left out: its code, and whether trying again can help. */
export function codeOnly(error: ErrorDetail | null): ErrorDetail | null {
  if (error === null) return null;
  const { code, retryable } = error;
  return errorDetail({ code, message: code, retryable });
}
