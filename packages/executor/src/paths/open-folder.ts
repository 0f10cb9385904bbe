import { constants } from 'node:fs';
import { mkdir, open, readlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const folderFlags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

export interface OpenFolder extends AsyncDisposable {
  /** The path of a name in this folder, good for as long as the folder is open. */
  pathOf(name: string): string;
}

/**
 * Opens a folder below a root, one name at a time and never through a link, so that a folder
 * swapped for a link after its path was checked is refused instead of followed. On Linux the paths
 * go through the open folder itself and nothing can be swapped under them; elsewhere the time
 * between check and use is short, not none.
 * @throws as `open` does: ELOOP or ENOTDIR for a link on the way.
 */
export async function openFolder(
  folder: string,
  options: { readonly root: string; readonly create: boolean },
): Promise<OpenFolder> {
  let current = await openOne(options.root, options.root);
  for (const name of relative(options.root, folder).split(sep)) {
    if (name === '') continue;
    const below = await openBelow(current, name, options.create);
    await current.handle.close();
    current = below;
  }
  const { base, handle } = current;
  return {
    pathOf: (name) => join(base, name),
    [Symbol.asyncDispose]: async () => await handle.close(),
  };
}

interface Opened {
  readonly handle: FileHandle;
  /** What to put before a name: the open folder where the system has a path for that. */
  readonly base: string;
  readonly real: string;
}

async function openOne(path: string, real: string): Promise<Opened> {
  const handle = await open(path, folderFlags);
  const through = `/proc/self/fd/${handle.fd}`;
  const leads = await tryReadlink(through);
  if (leads === undefined) return { handle, base: real, real };
  if (leads === real) return { handle, base: through, real };
  await handle.close();
  throw Object.assign(new Error(`${real} was moved or swapped`), { code: 'ELOOP' });
}

async function openBelow(parent: Opened, name: string, create: boolean): Promise<Opened> {
  const path = join(parent.base, name);
  const real = join(parent.real, name);
  try {
    if (create) await makeFolder(path);
    return await openOne(path, real);
  } catch (thrown) {
    await parent.handle.close();
    throw thrown;
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
  }
}

/** Where an open folder is now; undefined where the system has no paths for open files. */
async function tryReadlink(path: string): Promise<string | undefined> {
  try {
    return await readlink(path);
  } catch {
    return undefined;
  }
}
