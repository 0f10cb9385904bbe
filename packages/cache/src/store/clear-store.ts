import { rm } from 'node:fs/promises';
import { sep } from 'node:path';
import { walkFolder } from '../folder/walk-folder.ts';
import { listAnswers } from './list-answers.ts';
import type { PruneReport } from './prune-store.ts';
import type { Store } from './store.ts';

const stored = /^(?:content-v\d+|index-v\d+|tmp|recent)$/;

/** Removes all answers and what is remembered of them. The folder and its salt stay. */
export async function clearStore({ dir }: Store): Promise<PruneReport> {
  const files = await walkFolder(dir);
  const answers = await listAnswers(dir, new Map(files.map((file) => [file.path, file])));
  let freedBytes = 0;
  let keptBytes = 0;
  for (const { path, bytes } of files) {
    if (stored.test(path.slice(dir.length + 1).split(sep)[0] ?? '')) {
      await rm(path, { force: true });
      freedBytes += bytes;
    } else keptBytes += bytes;
  }
  return { removedAnswers: answers.length, freedBytes, keptAnswers: 0, keptBytes };
}
