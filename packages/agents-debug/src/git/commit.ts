export interface Commit {
  /** Short, as git gives it. */
  readonly id: string;
  /** ISO 8601 date. */
  readonly date: string;
  readonly subject: string;
  /** Paths that it changed, from the repository's root. */
  readonly files: readonly string[];
}

/** Makes `git log --name-only` print what `readCommits` reads. */
export const commitFormat = '--format=%x1e%h%x1f%as%x1f%s';

export function readCommits(log: string): readonly Commit[] {
  return log
    .split('\x1e')
    .slice(1)
    .map((entry) => {
      const [head = '', ...files] = entry.split('\n').filter((line) => line !== '');
      const [id = '', date = '', subject = ''] = head.split('\x1f');
      return { id, date, subject, files };
    });
}
