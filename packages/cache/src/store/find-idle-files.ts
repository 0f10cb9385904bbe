import { basename, join, sep } from 'node:path';
import { unfinished } from '../folder/private-files.ts';
import type { WalkedFile } from '../folder/walk-folder.ts';
import type { ListedAnswer } from './list-answers.ts';
import { recentFolder } from './recent-keys.ts';

/** Content comes before the answer that needs it: what nobody needs may be on its way. */
const graceMs = 10 * 60_000;
/** What was begun longer ago than this was left behind by a process that is gone. */
const unfinishedMs = 60 * 60_000;
/** The last keys of tasks are small; they take a tenth of the cache at most. */
const recentShare = 0.1;

interface HeldFiles {
  readonly dir: string;
  readonly files: readonly WalkedFile[];
  readonly kept: readonly ListedAnswer[];
  readonly gone: readonly ListedAnswer[];
  readonly nowMs: number;
  readonly maxAgeMs: number;
  readonly maxBytes: number;
}

/** The files that nobody needs once the answers in `gone` are. */
export function findIdleFiles(held: HeldFiles): readonly WalkedFile[] {
  const { dir, files, nowMs } = held;
  const needed = new Set(held.kept.flatMap(({ paths }) => paths));
  const released = new Set(held.gone.flatMap(({ paths }) => paths));
  const old = new Set(findOldRecents(held));
  return files.filter((file) => {
    const { path, changedAtMs } = file;
    if (needed.has(path)) return false;
    // Touched meanwhile: another answer that was just stored shares it.
    if (released.has(path)) return changedAtMs <= nowMs;
    const age = nowMs - changedAtMs;
    const place = path.slice(dir.length + 1).split(sep)[0] ?? '';
    if (/^(?:content|index)-v/.test(place)) return age > graceMs;
    if (place === 'tmp' || basename(path).startsWith(unfinished)) return age > unfinishedMs;
    return old.has(file);
  });
}

function findOldRecents({ dir, files, nowMs, ...held }: HeldFiles): readonly WalkedFile[] {
  const folder = join(dir, recentFolder) + sep;
  let free = held.maxBytes * recentShare;
  return files
    .filter(({ path }) => path.startsWith(folder))
    .sort((a, b) => b.changedAtMs - a.changedAtMs)
    .filter(({ bytes, changedAtMs }) => {
      free -= bytes;
      return free < 0 || nowMs - changedAtMs > held.maxAgeMs;
    });
}
