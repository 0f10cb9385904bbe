import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, basename, relative, resolve, sep } from 'node:path';

/**
 * A file by its path in the workspace, with `/`; null when it is outside, links followed. It need not
 * be there.
 */
export async function placeInWorkspace(workspace: string, file: string): Promise<string | null> {
  const root = await realpath(workspace);
  const real = await realExisting(resolve(root, file));
  const path = relative(root, real);
  const isOutside = path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return isOutside ? null : path.split(sep).join('/');
}

/** With links resolved as far down as there is something. */
async function realExisting(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(await realExisting(folder), basename(path));
  }
}
