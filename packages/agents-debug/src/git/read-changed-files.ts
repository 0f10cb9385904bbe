import type { Repository } from './repository.ts';

/** Paths that a commit changed against its first parent, from the root of the repository. */
export async function readChangedFiles(
  { ask }: Repository,
  commit: string,
): Promise<readonly string[]> {
  const listed = await ask('diff', '--no-ext-diff', '--name-only', '-z', `${commit}^1`, commit);
  return (listed ?? '').split('\0').filter((path) => path !== '');
}
