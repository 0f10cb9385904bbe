/** What was thrown, in words. Never throws itself, whatever `toString` may do. */
export function describeThrown(thrown: unknown): string {
  try {
    return isErrorLike(thrown) ? String(thrown.message) : String(thrown);
  } catch {
    return 'something that cannot be shown';
  }
}

/** Errors of other realms, such as worker threads under a test runner, fail `instanceof`. */
function isErrorLike(thrown: unknown): thrown is { readonly message: unknown } {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown;
}
