import { dirname } from 'node:path';
import type { RunCommand } from '../process/run-command.ts';
import { gitEnv } from './git-env.ts';

/** Read from a repository; null where git says no. */
type AskGit = (...args: readonly string[]) => Promise<string | null>;

export interface Repository {
  /** Absolute. */
  readonly root: string;
  readonly ask: AskGit;
}

export type OpenedRepository =
  | { readonly ok: true; readonly repository: Repository }
  | { readonly ok: false; readonly reason: string };

/** A history that takes longer is not worth the wait. */
const timeoutMs = 15_000;

/** What a repository's own config could start is switched off; nothing is asked, nothing locked. */
const settings = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.pager=cat'].flatMap(
  (one) => ['-c', one],
);

/** The repository that a file is of. */
export async function openRepository(
  file: string,
  runCommand: RunCommand,
  signal?: AbortSignal,
): Promise<OpenedRepository> {
  const run = async (folder: string, args: readonly string[]) =>
    await runCommand({
      argv: ['git', '--no-pager', '--literal-pathspecs', ...settings, ...args],
      folder,
      env: gitEnv,
      timeoutMs,
      signal,
    });
  const found = await run(dirname(file), ['rev-parse', '--show-toplevel']);
  if (found.exitCode !== 0) {
    const said = found.stopped ?? found.output.trim().split('\n')[0] ?? '';
    return { ok: false, reason: `git: ${said}` };
  }
  const root = found.output.trim();
  const ask: AskGit = async (...args) => {
    const { exitCode, output } = await run(root, args);
    return exitCode === 0 ? output : null;
  };
  return { ok: true, repository: { root, ask } };
}
