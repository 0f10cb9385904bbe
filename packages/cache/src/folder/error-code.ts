/** `ENOSPC`, `EACCES` and so on; `UNKNOWN` for what is no error of the OS. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN';
  // cacache puts EEXIST on whatever goes wrong while it moves a file; the message has the truth.
  const said = 'message' in error ? /^(E[A-Z0-9]+): /.exec(String(error.message)) : null;
  if (said?.[1] !== undefined) return said[1];
  return 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

/** Whether a path leads nowhere. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(error));
}
