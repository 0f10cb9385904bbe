const names: Readonly<Record<string, string>> = {
  ENOENT: 'NOT_FOUND',
  EACCES: 'ACCESS_DENIED',
  EPERM: 'ACCESS_DENIED',
};

/** The code of a failed use of a file: `NOT_FOUND`, `ACCESS_DENIED`, or as the system names it. */
export function fileFailure(error: unknown): string {
  const code: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? (names[code] ?? code) : 'FILE_ERROR';
}
