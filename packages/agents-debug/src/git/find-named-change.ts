import { isTestFile } from '../case/is-test-file.ts';
import { commitFormat, readCommits } from './commit.ts';
import type { Repository } from './repository.ts';

/** A change that a text names, to be taken back. */
export interface NamedChange {
  /** `commit 1a2b3c4 (2026-01-31): subject`, or `what is not committed`. */
  readonly title: string;
  /** Short id; null: it is not committed. */
  readonly commit: string | null;
  /** Paths from the repository's root, without tests. */
  readonly files: readonly string[];
  /** As `git apply --reverse` takes it. */
  readonly patch: string;
}

/**
 * The commit whose id stands in a text, or what is not committed where the text says so; of it the
 * files that the text names, else all but tests. Null where it names no change of this repository.
 */
export async function findNamedChange(
  said: string,
  repository: Repository,
): Promise<NamedChange | null> {
  for (const id of said.match(/\b(?=[a-f]*\d)[\da-f]{7,40}\b/gi) ?? []) {
    const log = await repository.ask(
      'log',
      '-n1',
      '--name-only',
      '--first-parent',
      '-m',
      commitFormat,
      id,
      '--',
    );
    const [commit] = readCommits(log ?? '');
    if (!commit) continue;
    const title = `commit ${commit.id} (${commit.date}): ${commit.subject}`;
    const found = await changeOf(said, repository, { files: commit.files, range: [`${id}^`, id] });
    return found && { ...found, title, commit: commit.id };
  }
  if (!/\b(?:uncommitted|not (?:yet )?committed)\b/i.test(said)) return null;
  const names = (await repository.ask('diff', '--name-only', '-z', 'HEAD', '--')) ?? '';
  const files = names.split('\0').filter((name) => name !== '');
  const found = await changeOf(said, repository, { files, range: ['HEAD'] });
  return found && { ...found, title: 'what is not committed', commit: null };
}

interface Range {
  readonly files: readonly string[];
  readonly range: readonly string[];
}

async function changeOf(
  said: string,
  { ask }: Repository,
  { files, range }: Range,
): Promise<Pick<NamedChange, 'files' | 'patch'> | null> {
  const own = files.filter((file) => !isTestFile(file));
  const named = own.filter((file) => said.includes(file.replace(/^.*\//, '')));
  const wanted = named.length > 0 ? named : own;
  if (wanted.length === 0) return null;
  const diff = ['--no-ext-diff', '--no-textconv', '--no-renames', '--binary', '--full-index'];
  const patch = await ask('diff', ...diff, ...range, '--', ...wanted);
  return patch === null || patch === '' ? null : { files: wanted, patch };
}
