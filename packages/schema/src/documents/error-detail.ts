/**
 * The one shape of an error in the CLI, in JSON and in traces.
 * `code` is UPPER_SNAKE and stable, `path` is a JSON path such as `tasks[3].dependencies[0]`,
 * `hint` says how to fix it, `cause` is the error behind it.
 */
export interface ErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly path: string | null;
  readonly hint: string | null;
  readonly retryable: boolean;
  readonly cause: ErrorDetail | null;
}

type ErrorFacts = Pick<ErrorDetail, 'code' | 'message'> & Partial<ErrorDetail>;

/** Fills in what an error does not say: no path, no hint, not retryable, no cause. */
export function errorDetail(facts: ErrorFacts): ErrorDetail {
  return {
    code: facts.code,
    message: facts.message,
    path: facts.path ?? null,
    hint: facts.hint ?? null,
    retryable: facts.retryable ?? false,
    cause: facts.cause ?? null,
  };
}
