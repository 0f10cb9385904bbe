import { dirname, join } from 'node:path';
import { errorCode } from '../files/error-code.ts';
import type { FileFacts, FileSystem } from '../files/file-system.ts';
import { makePrivateFolder } from '../files/make-private-folder.ts';

type Prepared =
  { readonly ok: true; readonly folder: string } | { readonly ok: false; readonly reason: string };

/**
 * Creates or checks the folder of all traces. A folder that others can write to, or that belongs
 * to somebody else, is refused: they could put links where traces are about to be written.
 */
export async function prepareTraceFolder(fs: FileSystem, traceDir: string): Promise<Prepared> {
  const root = await prepareFolder(fs, traceDir, { parents: true });
  return root.ok ? await prepareRunsFolder(fs, root.folder) : root;
}

async function prepareRunsFolder(fs: FileSystem, folder: string): Promise<Prepared> {
  const runs = await prepareFolder(fs, join(folder, 'runs'), { parents: false });
  if (!runs.ok) return runs;
  // Whoever replaced `runs` by a link would move our traces out of the folder that was checked.
  return runs.folder === join(folder, 'runs')
    ? { ok: true, folder }
    : { ok: false, reason: `${join(folder, 'runs')} is a link, which traces do not follow` };
}

async function prepareFolder(
  fs: FileSystem,
  path: string,
  options: { readonly parents: boolean },
): Promise<Prepared> {
  try {
    const found = await factsOf(fs, path);
    if (found !== undefined) return await checkFolder(fs, { path, found });
    return await createFolder(fs, { path, ...options });
  } catch (error) {
    return { ok: false, reason: `no traces in ${path}: ${errorCode(error)}` };
  }
}

async function createFolder(
  fs: FileSystem,
  { path, parents }: { readonly path: string; readonly parents: boolean },
): Promise<Prepared> {
  if (parents) await fs.makeFolder(dirname(path), { parents: true });
  try {
    await makePrivateFolder(fs, path);
  } catch (error) {
    // Another dispatcher was faster.
    if (errorCode(error) !== 'EEXIST') throw error;
    return await checkFolder(fs, { path, found: await fs.lstat(path) });
  }
  return { ok: true, folder: path };
}

async function checkFolder(
  fs: FileSystem,
  { path, found }: { readonly path: string; readonly found: FileFacts },
): Promise<Prepared> {
  if (found.kind === 'link' && isOurs(found)) {
    const real = await fs.realPath(path);
    return await checkFolder(fs, { path: real, found: await fs.lstat(real) });
  }
  if (found.kind !== 'folder') {
    return { ok: false, reason: `no traces in ${path}: it is a ${found.kind}, not a folder` };
  }
  if (!isOurs(found)) {
    return {
      ok: false,
      reason: `no traces in ${path}: it belongs to user ${found.uid}, not to us`,
    };
  }
  if ((found.mode & 0o022) !== 0) {
    const fix = `chmod go-w ${path}`;
    return { ok: false, reason: `no traces in ${path}: others may write to it (${fix} helps)` };
  }
  return { ok: true, folder: path };
}

function isOurs({ uid }: FileFacts): boolean {
  const own = process.getuid?.();
  return own === undefined || uid === own;
}

async function factsOf(fs: FileSystem, path: string): Promise<FileFacts | undefined> {
  try {
    return await fs.lstat(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
