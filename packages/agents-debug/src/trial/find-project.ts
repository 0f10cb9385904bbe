import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';

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

/** The project that a file is of; null where no folder above it looks like one. */
export async function findProject(file: string): Promise<ProjectFolders | null> {
  let folder: string | null = null;
  for (let at = dirname(file); ; at = dirname(at)) {
    if (folder === null && (await hasOne(at, manifests))) folder = at;
    if (await hasOne(at, ['.git'])) return { root: at, folder: folder ?? at };
    if (at === dirname(at)) return folder === null ? null : { root: folder, folder };
  }
}

async function hasOne(folder: string, names: readonly string[]): Promise<boolean> {
  const found = names.map((name) => access(join(folder, name)).then(() => true));
  return await Promise.any(found).catch(() => false);
}
