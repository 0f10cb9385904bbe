import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The files in a folder and below, without installed and hidden ones; undefined for no folder. */
export async function listFiles(folder: string): Promise<readonly string[] | undefined> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (found === undefined) return undefined;
  const files: string[] = [];
  for (const entry of found) {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...((await listFiles(path)) ?? []));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}
