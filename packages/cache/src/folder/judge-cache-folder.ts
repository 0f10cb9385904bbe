import { cacheError } from '../checked.ts';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { unfinished } from './private-files.ts';

export interface FoundFolder {
  readonly path: string;
  readonly kind: 'folder' | 'link' | 'other';
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  /** Names in it. */
  readonly names: readonly string[];
}

/** Marks a folder as a cache, for us and for programs that make backups. */
export const tagName = 'CACHEDIR.TAG';

const ours = /^(?:content-v\d+|index-v\d+|tmp|recent|salt|state\.json|\.gitignore|CACHEDIR\.TAG)$/;

/**
 * Why answers may not come from a folder; undefined when they may. Whoever could write to it could
 * have put any answer there, and files of others in it could be lost, so there is no way round.
 */
export function judgeCacheFolder(
  { path, kind, mode, uid, names }: FoundFolder,
  ourUid: number | undefined,
): ErrorDetail | undefined {
  if (kind === 'link') return unsafe(`${path} is a link`, 'name the folder it leads to');
  if (kind === 'other') return unsafe(`${path} is no folder`, 'name a folder of its own');
  if (ourUid !== undefined && uid !== ourUid) {
    return unsafe(`${path} belongs to user ${uid}, and we are user ${ourUid}`, 'name another');
  }
  const foreign = names.find((name) => !ours.test(name) && !name.startsWith(unfinished));
  if (foreign !== undefined && !names.includes(tagName)) {
    return unsafe(`${path} holds ${JSON.stringify(foreign)}`, 'name a folder of its own');
  }
  if (names.length > 0 && (mode & 0o022) !== 0) {
    const shown = (mode & 0o777).toString(8);
    return unsafe(`${path} could be written by others (mode ${shown})`, `remove it: rm -r ${path}`);
  }
  return undefined;
}

function unsafe(fact: string, hint: string): ErrorDetail {
  return cacheError({ code: 'CACHE_DIR_UNSAFE', message: `not used as a cache: ${fact}`, hint });
}
