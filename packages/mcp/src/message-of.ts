interface ErrorLike {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
}

function asError(thrown: unknown): ErrorLike {
  return typeof thrown === 'object' && thrown !== null ? thrown : {};
}

/** What an error says; anything else as text. */
export function messageOf(thrown: unknown): string {
  const { message } = asError(thrown);
  return typeof message === 'string' ? message : String(thrown);
}

/** The system's code of an error or of what is behind it, such as ECONNREFUSED. */
export function codeOf(thrown: unknown): string | undefined {
  const { code, cause } = asError(thrown);
  if (typeof code === 'string') return code;
  return cause === undefined || cause === null ? undefined : codeOf(cause);
}

export function isTypeError(thrown: unknown): boolean {
  return asError(thrown).name === 'TypeError';
}
