import type { Repository } from './repository.ts';

interface CommittedFile {
  /** Short, as git gives it. */
  readonly commit: string;
  /** From the root of the repository. */
  readonly path: string;
}

/** The lines of a file, as it is now, that one commit wrote. Lines that it took out are of none. */
export async function readLinesOfCommit(
  { ask }: Repository,
  { commit, path }: CommittedFile,
): Promise<readonly number[]> {
  const blame = await ask('blame', '--no-textconv', '--porcelain', '--', path);
  const heads = (blame ?? '').matchAll(/^([\da-f]{40,64}) \d+ (\d+)/gm);
  return [...heads].flatMap(([, id = '', line]) => (id.startsWith(commit) ? [Number(line)] : []));
}
