import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface WalkedFile {
  readonly path: string;
  readonly bytes: number;
  readonly changedAtMs: number;
}

/**
 * All files of a cache. On its way it takes from group and others what a process that was killed in
 * the middle of a write may have left them; links are passed over.
 */
export async function walkFolder(folder: string): Promise<readonly WalkedFile[]> {
  const files: WalkedFile[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      await keepPrivate(path, 0o700);
      files.push(...(await walkFolder(path).catch(() => [])));
    } else if (entry.isFile()) {
      const found = await keepPrivate(path, 0o600);
      // Gone meanwhile: another process prunes too.
      if (found !== undefined) {
        files.push({ path, bytes: found.size, changedAtMs: found.mtimeMs });
      }
    }
  }
  return files;
}

async function keepPrivate(path: string, mode: number) {
  const found = await lstat(path).catch(() => undefined);
  if (found !== undefined && (found.mode & 0o777) !== mode) {
    await chmod(path, mode).catch(() => undefined);
  }
  return found;
}
