import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { tryQuietly } from '../files/try-quietly.ts';

interface TraceLink {
  readonly path: string;
  /** Relative: `runs/<run>/tasks/<task>.json`. */
  readonly target: string;
  /** A name on the same disk that nobody else uses. */
  readonly temporary: string;
}

/**
 * Makes a link to the latest trace of a task. One of ours that is there already is replaced as a
 * whole; nothing is ever written through it. Answers `foreign` when the name is taken by something
 * that is not our link, which then stays.
 */
export async function pointLink(fs: FileSystem, link: TraceLink): Promise<'placed' | 'foreign'> {
  try {
    await fs.symlink(link.target, link.path);
    return 'placed';
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  if (!(await isOurLink(fs, link.path))) return 'foreign';
  await fs.symlink(link.target, link.temporary);
  try {
    await fs.rename(link.temporary, link.path);
  } catch (error) {
    await tryQuietly(() => fs.remove(link.temporary));
    throw error;
  }
  return 'placed';
}

const ourTarget = /^runs\/[^/]+\/tasks\/[^/]+\.json$/;

async function isOurLink(fs: FileSystem, path: string): Promise<boolean> {
  try {
    return ourTarget.test(await fs.readLink(path));
  } catch (error) {
    if (errorCode(error) === 'EINVAL') return false;
    // It went away meanwhile: another dispatcher is replacing it, so the name is for links.
    if (errorCode(error) === 'ENOENT') return true;
    throw error;
  }
}
