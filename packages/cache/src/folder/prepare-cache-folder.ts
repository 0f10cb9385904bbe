import type { Stats } from 'node:fs';
import { chmod, lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { cacheError } from '../checked.ts';
import { errorCode, isMissing } from './error-code.ts';
import { judgeCacheFolder, tagName } from './judge-cache-folder.ts';
import { placePrivateFile } from './private-files.ts';

/** @see https://bford.info/cachedir/ */
const tag = 'Signature: 8a477f597d28d172789f06886806bc55\n# Answers of agents. May be deleted.\n';

/**
 * Makes sure that the folder is there, is ours and private. Answers why it cannot be used, or
 * undefined; a folder that can only be read is good enough.
 */
export async function prepareCacheFolder(path: string): Promise<ErrorDetail | undefined> {
  try {
    const found = await findOrMake(path);
    const kind = found.isDirectory() ? 'folder' : found.isSymbolicLink() ? 'link' : 'other';
    const { mode, uid } = found;
    const ourUid = process.getuid?.();
    const foreign = ourUid !== undefined && uid !== ourUid;
    const names = kind === 'folder' && !foreign ? await readdir(path) : [];
    const refused = judgeCacheFolder({ path, kind, mode, uid, names }, ourUid);
    if (refused !== undefined) return refused;
    await makePrivate(path, mode);
    await mark(path, names);
    return undefined;
  } catch (error) {
    const message = `no cache in ${path}: ${errorCode(error)}`;
    return cacheError({ code: 'CACHE_UNAVAILABLE', message, hint: 'name another folder' });
  }
}

async function findOrMake(path: string): Promise<Stats> {
  try {
    return await lstat(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  // A umask may have taken from us what we need, too.
  if (made !== undefined) await chmod(path, 0o700);
  return await lstat(path);
}

/** On a disk that can only be read the mode stays; others cannot write there either. */
async function makePrivate(path: string, mode: number): Promise<void> {
  if ((mode & 0o777) === 0o700) return;
  try {
    await chmod(path, 0o700);
  } catch (error) {
    if (errorCode(error) !== 'EROFS') throw error;
  }
}

/** Git and backups pass over it. Where they cannot be told, answers are still good. */
async function mark(path: string, names: readonly string[]): Promise<void> {
  try {
    if (!names.includes(tagName)) await placePrivateFile(join(path, tagName), tag);
    if (!names.includes('.gitignore')) await placePrivateFile(join(path, '.gitignore'), '*\n');
  } catch {
    // What cannot be written now shows with the first answer that is to be stored.
  }
}
