import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, open, rename, rm } from 'node:fs/promises';
import { withParent } from '../paths/with-parent.ts';
import type { StagedFile } from './staged-file.ts';

/** A new file of our own: never one that is there, never through a link. */
const createFlags =
  constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** Less what the umask takes away. */
const newFileMode = 0o644;

/**
 * Puts a staged file in its place all at once: written under another name in the same folder, then
 * renamed. Without `overwrite`, a file that is there stays.
 * @throws as the file system does; `EEXIST` when there is a file that may not be replaced.
 */
export async function placeFile(file: StagedFile, roots: readonly string[]): Promise<void> {
  await withParent({ real: file.real, roots, create: true }, async ({ pathOf, name }) => {
    const temporary = pathOf(`.${randomUUID()}.tmp`);
    const final = pathOf(name);
    try {
      await writeNew(temporary, file.contents, await modeFor(final));
      if (file.overwrite) await rename(temporary, final);
      else await renameNew(temporary, final);
    } finally {
      await rm(temporary, { force: true });
    }
  });
}

async function writeNew(path: string, ...[contents, mode]: [Uint8Array, number | null]) {
  const handle = await open(path, createFlags, newFileMode);
  try {
    await handle.writeFile(contents);
    if (mode !== null) await handle.chmod(mode);
  } finally {
    await handle.close();
  }
}

/** A file that is replaced keeps its permissions, such as being executable. */
async function modeFor(path: string): Promise<number | null> {
  try {
    const found = await lstat(path);
    return found.isFile() ? found.mode & 0o777 : null;
  } catch {
    return null;
  }
}

/** `rename` would replace a file that came meanwhile; `link` refuses. */
async function renameNew(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw thrown;
    // A file system without hard links: the time between look and rename is short, not none.
    if (await isThere(to)) throw Object.assign(new Error(`${to} is there`), { code: 'EEXIST' });
    await rename(from, to);
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
