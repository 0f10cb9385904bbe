import { realpath } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';

/** The path below a root, links followed; null where it leads out of it. */
export async function pathInside(root: string, path: string): Promise<string | null> {
  const start = await realpath(root);
  const wanted = resolve(start, path.replace(/^\/+/, ''));
  const real = await realOrOwn(wanted);
  const way = relative(start, real);
  return way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way ? null : real;
}

/** What does not exist yet is where its nearest folder that exists really is. */
async function realOrOwn(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : resolve(await realOrOwn(parent), relative(parent, path));
  }
}
