import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isTestFile } from '../case/is-test-file.ts';
import { makeTrialFolder, trialEnv, trialTimeoutMs } from '../trial/trial-folder.ts';
import { copyProject } from '../trial/copy-project.ts';
import type { RunCommand } from '../process/run-command.ts';
import type { ProjectFolders } from '../trial/find-project.ts';
import { feedInput, type TrialInput } from '../trial/trial-input.ts';
import { commitFormat, readCommits, type Commit } from './commit.ts';
import { gitEnv } from './git-env.ts';
import type { Repository } from './repository.ts';

export interface Bisection {
  readonly repository: Repository;
  readonly project: ProjectFolders;
  readonly argv: readonly string[];
  /** What the command reads. */
  readonly input: TrialInput | null;
  readonly runCommand: RunCommand;
  readonly signal: AbortSignal | undefined;
}

export type FirstFailing =
  | { readonly found: true; readonly commit: Commit | null; readonly runs: number }
  | { readonly found: false; readonly reason: string };

/** Older commits than this seldom still run today's tests. */
const mostCommits = 64;

/**
 * Finds the commit since which a command fails, among the last ones on the way to HEAD: steps back
 * are doubled until it passes, then halved. Runs on a copy with a clone's history; tests are
 * those of today at every commit. A null commit: HEAD passes, so the change is not committed.
 */
export async function findFirstFailing(bisection: Bisection): Promise<FirstFailing> {
  const { repository } = bisection;
  const log = await repository.ask(
    'log',
    '-n',
    String(mostCommits),
    '--first-parent',
    '--no-show-signature',
    commitFormat,
  );
  const commits = readCommits(log ?? '');
  if (commits.length === 0) return { found: false, reason: 'there is no commit' };
  await using folder = await makeTrialFolder();
  const copy = join(folder.path, 'project');
  await copyProject(repository.root, { to: copy, signal: bisection.signal });
  await cloneHistory(bisection, { copy, base: folder.path });
  const tests = (await repository.ask('ls-files', '-co', '--exclude-standard', '-z')) ?? '';
  const own = tests.split('\0').filter(isTestFile);
  let runs = 0;
  const passesAt = async (at: number): Promise<boolean> => {
    runs += 1;
    return await passes(bisection, { commit: commits[at]?.id ?? '', copy, base: folder.path, own });
  };
  if (await passesAt(0)) {
    const uncommitted = await repository.ask('status', '--porcelain');
    if (uncommitted !== '') return { found: true, commit: null, runs };
    const reason =
      'the command passes at the last commit, and nothing is uncommitted: it does not fail each time';
    return { found: false, reason };
  }
  let failing = 0;
  let passing = 1;
  const oldest = commits.length - 1;
  while (failing < oldest && !(await passesAt(passing))) {
    failing = passing;
    passing = Math.min(passing * 2, oldest);
  }
  if (failing === oldest) {
    const reason = `the command passes at none of the commits that were tried among the last ${commits.length}`;
    return { found: false, reason };
  }
  while (passing - failing > 1) {
    const middle = Math.floor((failing + passing) / 2);
    if (await passesAt(middle)) passing = middle;
    else failing = middle;
  }
  return { found: true, commit: commits[failing] ?? null, runs };
}

interface Copy {
  readonly copy: string;
  readonly base: string;
}

/** A history that reads the user's objects and writes none of their files. */
async function cloneHistory(
  { repository, runCommand, signal }: Bisection,
  { copy, base }: Copy,
): Promise<void> {
  const clone = join(base, 'clone');
  const argv = ['git', 'clone', '--quiet', '--shared', '--no-checkout', repository.root, clone];
  const end = await runCommand({
    argv,
    folder: base,
    env: gitEnv,
    timeoutMs: trialTimeoutMs,
    signal,
  });
  if (end.exitCode !== 0) throw new Error(`git clone: ${end.stopped ?? end.output.trim()}`);
  await rename(join(clone, '.git'), join(copy, '.git'));
  await rm(clone, { recursive: true });
}

async function passes(
  { repository, project, argv, input, runCommand, signal }: Bisection,
  { commit, copy, base, own }: Copy & { readonly commit: string; readonly own: readonly string[] },
): Promise<boolean> {
  signal?.throwIfAborted();
  const limits = { timeoutMs: trialTimeoutMs, signal };
  const checkout = await runCommand({
    argv: [
      'git',
      '-c',
      'core.hooksPath=/dev/null',
      'checkout',
      '--force',
      '--quiet',
      '--detach',
      commit,
    ],
    folder: copy,
    env: gitEnv,
    ...limits,
  });
  if (checkout.exitCode !== 0) throw new Error(`git checkout: ${checkout.output.trim()}`);
  for (const path of own) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    // A test that was deleted and not committed is still listed.
    await copyFile(join(repository.root, path), join(copy, path)).catch(() => undefined);
  }
  const folder = copy + project.folder.slice(repository.root.length);
  const fed = await feedInput(argv, { input, folder: base });
  const end = await runCommand({ ...fed, folder, env: trialEnv(base), ...limits });
  return end.exitCode === 0;
}
