/** The package whose absence made an import fail, such as `zod`; undefined where it failed otherwise. */
export function missingPackageOf(thrown: unknown): string | undefined {
  const { code, message } = (thrown ?? {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  if (code !== 'ERR_MODULE_NOT_FOUND' || typeof message !== 'string') return undefined;
  return /^Cannot find package '([^']+)'/u.exec(message)?.[1];
}
