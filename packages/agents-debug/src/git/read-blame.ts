import type { Commit } from './commit.ts';

/** The commit that a line is of, out of `git blame --porcelain`; null: it is not committed. */
export function readBlame(porcelain: string): Omit<Commit, 'files'> | null {
  const [, hash = ''] = /^([\da-f]{40,64}) /.exec(porcelain) ?? [];
  if (/^0*$/.test(hash)) return null;
  const seconds = Number(/^author-time (\d+)$/m.exec(porcelain)?.[1] ?? 0);
  return {
    id: hash.slice(0, 7),
    date: new Date(seconds * 1000).toISOString().slice(0, 10),
    subject: /^summary (.*)$/m.exec(porcelain)?.[1] ?? '',
  };
}
