import { chmod, realpath, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';

class FileNotCopied extends Error {}

/**
 * Replaces the copy of a file, also of one that is read-only. Links are followed in the project and
 * not in the copy, where they may lead back to the user's files.
 * @throws {FileNotCopied} when the file lies outside of the project.
 */
export async function replaceInCopy(
  path: string,
  { root, to, text }: { readonly root: string; readonly to: string; readonly text: string },
): Promise<void> {
  const inside = isAbsolute(path) ? relative(await realpath(root), await realpath(path)) : null;
  if (inside === null || inside.startsWith('..') || isAbsolute(inside)) {
    throw new FileNotCopied(`${path} lies outside of the project ${root}, which alone is copied`);
  }
  const file = join(to, inside);
  await chmod(file, (await stat(file)).mode | 0o200);
  await writeFile(file, text);
}
