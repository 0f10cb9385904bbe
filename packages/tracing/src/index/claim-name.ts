import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';

/** File systems without second names for a file, such as exFAT. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Gives a finished file its name unless the name is taken: of two dispatchers only one gets it.
 * Where files have no second names it is a rename behind a look, so there a race is possible.
 */
export async function claimName(
  fs: FileSystem,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<'claimed' | 'taken'> {
  try {
    await fs.link(from, to);
    return 'claimed';
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return 'taken';
    if (!noLinks.has(errorCode(error))) throw error;
  }
  if (await exists(fs, to)) return 'taken';
  await fs.rename(from, to);
  return 'claimed';
}

async function exists(fs: FileSystem, path: string): Promise<boolean> {
  try {
    await fs.lstat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
