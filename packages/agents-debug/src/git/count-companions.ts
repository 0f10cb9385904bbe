import type { Commit } from './commit.ts';

export interface Companion {
  readonly file: string;
  /** Commits that changed both. */
  readonly together: number;
}

/** More files at once are a release or a reformat, and tie nothing together. */
const mostFiles = 30;
/** Fewer common commits are chance. */
const fewest = 3;

/** Files that changed in at least half of the commits that changed this one, most often first. */
export function countCompanions(file: string, commits: readonly Commit[]): readonly Companion[] {
  const telling = commits.filter(({ files }) => files.includes(file) && files.length <= mostFiles);
  const counts = new Map<string, number>();
  for (const other of telling.flatMap(({ files }) => files)) {
    if (other !== file) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, together]) => together >= fewest && together * 2 >= telling.length)
    .map(([other, together]) => ({ file: other, together }))
    .toSorted((a, b) => b.together - a.together || a.file.localeCompare(b.file, 'en'));
}
