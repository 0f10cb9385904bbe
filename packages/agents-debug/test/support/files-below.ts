import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The texts of all files below a folder, by absolute path. */
export async function filesBelow(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    await Promise.all(
      files.map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path, await readFile(path, 'utf8')] as const;
      }),
    ),
  );
}
