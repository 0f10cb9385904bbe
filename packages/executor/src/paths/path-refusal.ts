import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorDetail } from '@parallel-dispatcher/schema';

export type PathCode =
  | 'PATH_INVALID'
  | 'PATH_NOT_ABSOLUTE'
  | 'PATH_TRAVERSAL'
  | 'PATH_OUTSIDE_ROOTS'
  | 'PATH_NOT_FOUND'
  | 'PATH_NOT_A_FILE'
  | 'PATH_NOT_READABLE'
  | 'PATH_NOT_WRITABLE'
  | 'PATH_IS_DIRECTORY';

export interface PathRefusal {
  readonly ok: false;
  readonly error: ErrorDetail;
}

/** What is wrong with one path. */
export interface PathFault {
  readonly code: PathCode;
  readonly message: string;
  readonly hint: string;
}

export function refusePath(at: string, fault: PathFault): PathRefusal {
  return { ok: false, error: errorDetail({ ...fault, path: at }) };
}

/** A path for a message: quoted, control characters escaped, at most 300 characters. */
export function quotePath(path: string): string {
  const shown = path.length > 300 ? `${path.slice(0, 300)}…` : path;
  return JSON.stringify(shown.toWellFormed());
}
