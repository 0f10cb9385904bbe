import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, readlink, realpath, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** What a copy may take: beyond it, running the tests costs more than it tells. */
const mostFiles = 100_000;
const mostBytes = 1024 * 1024 * 1024;

class ProjectTooLarge extends Error {}

/**
 * Copies a project to an empty folder, without its git history. A link that leads out of the
 * project keeps its target; what is neither file, folder nor link is left out.
 * @throws {ProjectTooLarge} beyond 100,000 files or 1 GiB.
 */
export async function copyProject(
  root: string,
  { to, signal }: { readonly to: string; readonly signal: AbortSignal | undefined },
): Promise<void> {
  let files = 0;
  let bytes = 0;
  const folders = ['.'];
  const realRoot = await realpath(root);
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal?.throwIfAborted();
    await mkdir(join(to, folder), { recursive: true });
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      if (entry.name === '.git') continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      if (entry.isSymbolicLink()) await copyLink(root, { path, to, realRoot });
      if (!entry.isFile()) continue;
      files += 1;
      bytes += (await lstat(join(root, path))).size;
      if (files > mostFiles || bytes > mostBytes) {
        throw new ProjectTooLarge(
          `${root} has more than ${mostFiles} files or ${mostBytes} bytes, and is not copied`,
        );
      }
      await copyFile(join(root, path), join(to, path), constants.COPYFILE_FICLONE);
    }
  }
}

async function copyLink(
  root: string,
  { path, to, realRoot }: { readonly path: string; readonly to: string; readonly realRoot: string },
): Promise<void> {
  const link = join(root, path);
  // A link to nothing is copied by what it says.
  const real = await realpath(link).catch(async () =>
    resolve(realRoot, dirname(path), await readlink(link)),
  );
  const inside = relative(realRoot, real);
  const leaves = inside.startsWith('..') || isAbsolute(inside);
  await symlink(leaves ? real : relative(dirname(path), inside) || '.', join(to, path));
}
