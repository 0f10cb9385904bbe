import type { FileSystem } from './file-system.ts';
import { tryQuietly } from './try-quietly.ts';
import { writeNewFile, type NewFile } from './write-new-file.ts';

interface PlacedFile extends NewFile {
  /** A name on the same disk that nobody else uses. */
  readonly temporary: string;
}

/** Writes under a temporary name, then renames: under its own name a file is whole or absent. */
export async function placeFile(
  fs: FileSystem,
  { temporary, path, ...file }: PlacedFile,
): Promise<void> {
  await writeNewFile(fs, { ...file, path: temporary });
  try {
    await fs.rename(temporary, path);
  } catch (error) {
    await tryQuietly(() => fs.remove(temporary));
    throw error;
  }
}
