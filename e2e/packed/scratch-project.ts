import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';

export interface Scratch {
  readonly folder: string;
  /** Of every public package, by its name. */
  readonly tarballs: ReadonlyMap<string, string>;
}

/**
 * Makes a project as a stranger would: the named packages from their tarballs, all else from the
 * registry. Answers its folder.
 */
export function makeProject(
  name: string,
  { folder: above, tarballs }: Scratch,
  packages: readonly string[] = [...tarballs.keys()],
): string {
  const folder = join(above, name);
  mkdirSync(folder);
  const dependencies = packages.map((each) => [each, `file:${tarballOf(each, tarballs)}`] as const);
  const manifest = {
    private: true,
    type: 'module',
    dependencies: {
      ...Object.fromEntries(dependencies),
      zod: '^4.0.0',
      '@types/node': '^24.0.0',
    },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  runProgram(['npm', 'install', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  return folder;
}

function tarballOf(name: string, tarballs: Scratch['tarballs']): string {
  const tarball = tarballs.get(name);
  if (tarball !== undefined) return tarball;
  throw new Error(`no tarball of ${name} among ${[...tarballs.keys()].join(', ')}`);
}
