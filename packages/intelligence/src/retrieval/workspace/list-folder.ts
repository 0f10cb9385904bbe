import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';

/** The entries of a folder by name. One that cannot be read, or is gone by now, holds nothing. */
export async function listFolder(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
}
