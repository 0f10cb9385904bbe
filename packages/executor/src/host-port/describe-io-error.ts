import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { quotePath } from '../paths/path-refusal.ts';

/** What the system said about a file. `ELOOP` and `ENOTDIR`: a folder was swapped for a link. */
export function describeIoError(thrown: unknown, path: string, use: 'read' | 'write'): ErrorDetail {
  const code = (thrown as NodeJS.ErrnoException | null)?.code;
  return errorDetail({
    code: use === 'read' ? 'PATH_NOT_READABLE' : 'PATH_NOT_WRITABLE',
    message: `${quotePath(path)} could not be ${use === 'read' ? 'read' : 'written'}: ${code ?? 'unknown error'}.`,
    path: 'path',
    hint: hints.get(code) ?? null,
    retryable: isDiskFull(thrown),
  });
}

const hints: ReadonlyMap<string | undefined, string> = new Map([
  ['ELOOP', 'A folder on the way was swapped for a link meanwhile; nothing was followed.'],
  ['ENOTDIR', 'A part of the path is a file or a link, not a folder.'],
  ['ENOSPC', 'The disk is full: free some space.'],
  ['EDQUOT', 'The disk quota is used up.'],
  ['EROFS', 'The file system is read-only: choose another place.'],
  ['EACCES', 'There is no permission: choose another place or change it.'],
  ['ENAMETOOLONG', 'The name is too long for this file system.'],
]);

const fullDisk: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT']);

/** Whether it is no fault of the task: with more space it would have gone well. */
export function isDiskFull(thrown: unknown): boolean {
  return fullDisk.has((thrown as NodeJS.ErrnoException | null)?.code);
}
