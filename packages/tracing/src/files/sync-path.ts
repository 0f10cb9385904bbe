import { constants } from 'node:fs';
import { errorCode } from './error-code.ts';
import type { FileSystem } from './file-system.ts';

/** Some file systems cannot sync a folder; there is nothing to wait for then. */
const cannotSync = new Set(['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR', 'EBADF']);

/** Waits until a file or the names in a folder would survive a power loss. */
export async function syncPath(fs: FileSystem, path: string): Promise<void> {
  const file = await fs.open(path, { flags: constants.O_RDONLY | constants.O_NOFOLLOW });
  try {
    await fs.sync(file);
  } catch (error) {
    if (!cannotSync.has(errorCode(error))) throw error;
  } finally {
    await fs.close(file);
  }
}
