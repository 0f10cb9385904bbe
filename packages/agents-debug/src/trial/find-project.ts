import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DebugPorts } from '../debug-ports.ts';
import { gitEnv } from '../git/git-env.ts';
import { trialTimeoutMs } from './trial-folder.ts';

/** A file with one of these names says that its folder is a project that commands run in. */
const manifests = [
  'package.json',
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'go.mod',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'Cargo.toml',
];

export interface ProjectFolders {
  /** What is copied: the repository, or the project where there is none. */
  readonly root: string;
  /** Where commands run: the nearest folder with a manifest. */
  readonly folder: string;
}

/**
 * The project that a file is of; null where no folder above it looks like one. A repository that
 * ignores the project is not what it is of.
 */
export async function findProject(
  file: string,
  { runCommand, signal }: Pick<DebugPorts, 'runCommand' | 'signal'>,
): Promise<ProjectFolders | null> {
  let folder: string | null = null;
  for (let at = dirname(file); ; at = dirname(at)) {
    if (folder === null && (await hasOne(at, manifests))) folder = at;
    if (await hasOne(at, ['.git'])) {
      const root = at;
      if (folder === null || folder === root) return { root, folder: root };
      const argv = ['git', 'check-ignore', '--quiet', folder];
      const limits = { env: gitEnv, timeoutMs: trialTimeoutMs, signal };
      const ignored = await runCommand?.({ argv, folder: root, ...limits });
      return ignored?.exitCode === 0 ? { root: folder, folder } : { root, folder };
    }
    if (at === dirname(at)) return folder === null ? null : { root: folder, folder };
  }
}

async function hasOne(folder: string, names: readonly string[]): Promise<boolean> {
  const found = names.map((name) => access(join(folder, name)).then(() => true));
  return await Promise.any(found).catch(() => false);
}
