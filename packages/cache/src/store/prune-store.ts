import { rm } from 'node:fs/promises';
import { walkFolder, type WalkedFile } from '../folder/walk-folder.ts';
import { findIdleFiles } from './find-idle-files.ts';
import { bytesOf, listAnswers } from './list-answers.ts';
import { planEviction } from './plan-eviction.ts';
import type { Store } from './store.ts';

/** What was removed and what is left. */
export interface PruneReport {
  readonly removedAnswers: number;
  readonly freedBytes: number;
  readonly keptAnswers: number;
  readonly keptBytes: number;
}

/** Removes what is too old, least recently used or left over, until the folder fits its limits. */
export async function pruneStore(store: Store): Promise<PruneReport> {
  const { dir, clock, maxAgeMs, maxBytes } = store;
  const nowMs = clock.wall().getTime();
  const files = await walkFolder(dir);
  const answers = await listAnswers(dir, new Map(files.map((file) => [file.path, file])));
  const otherBytes = Math.max(0, sumOf(files) - bytesOf(answers));
  const evicted = planEviction(answers, { nowMs, maxAgeMs, maxBytes, otherBytes });
  const kept = answers.filter(({ key }) => !evicted.has(key));
  const gone = answers.filter(({ key }) => evicted.has(key));
  const idle = findIdleFiles({ dir, files, kept, gone, nowMs, maxAgeMs, maxBytes });
  for (const { path } of idle) await rm(path, { force: true });
  const freedBytes = sumOf(idle);
  return {
    removedAnswers: gone.length,
    freedBytes,
    keptAnswers: kept.length,
    keptBytes: sumOf(files) - freedBytes,
  };
}

function sumOf(files: readonly WalkedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
