import { dirname, join } from 'node:path';
import { errorCode } from '../files/error-code.ts';
import type { FileFacts, FileSystem } from '../files/file-system.ts';
import { makePrivateFolder } from '../files/make-private-folder.ts';
import { judgeFolder } from './judge-folder.ts';

type Prepared =
  | { readonly ok: true; readonly folder: string; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/** Creates or checks the folder of all traces, and the folder of the runs in it. */
export async function prepareTraceFolder(fs: FileSystem, traceDir: string): Promise<Prepared> {
  const root = await prepareFolder(fs, traceDir, { parents: true });
  if (!root.ok) return root;
  const { folder } = root;
  const runs = await prepareFolder(fs, join(folder, 'runs'), { parents: false });
  if (!runs.ok) return runs;
  // Whoever replaced `runs` by a link would move our traces out of the folder that was checked.
  return runs.folder === join(folder, 'runs')
    ? { ok: true, folder, warnings: [...root.warnings, ...runs.warnings] }
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
  return { ok: true, folder: path, warnings: [] };
}

async function checkFolder(
  fs: FileSystem,
  { path, found }: { readonly path: string; readonly found: FileFacts },
): Promise<Prepared> {
  if (found.kind === 'link' && isOurs(found)) {
    const real = await fs.realPath(path);
    return await checkFolder(fs, { path: real, found: await fs.lstat(real) });
  }
  const judged = judgeFolder({ path, found, uid: process.getuid?.() });
  return judged.ok ? { ...judged, folder: path } : judged;
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
