import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../node/generated-file.ts';

/** A folder of its own that holds the files of a node, as a project that can run. */
export interface Workspace extends AsyncDisposable {
  readonly folder: string;
  /** Where zod really is, so that a child can be allowed to read it. */
  readonly zodFolder: string;
}

/** Writes the files to a new folder that only this user reads. Disposing removes it. */
export async function makeWorkspace(files: readonly GeneratedFile[]): Promise<Workspace> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'generated-node-')));
  const zodFolder = await realpath(
    dirname(createRequire(import.meta.url).resolve('zod/package.json')),
  );
  const write = (path: string, contents: string): Promise<void> =>
    writeFile(join(folder, path), contents, { mode: 0o600 });
  await mkdir(join(folder, 'node_modules', '@types'), { recursive: true });
  const nodeTypes = dirname(createRequire(import.meta.url).resolve('@types/node/package.json'));
  await Promise.all([
    symlink(zodFolder, join(folder, 'node_modules', 'zod'), 'dir'),
    symlink(nodeTypes, join(folder, 'node_modules', '@types', 'node'), 'dir'),
    write('package.json', '{ "type": "module", "private": true }'),
    ...files.map(({ path, contents }) => write(path, contents)),
  ]);
  return {
    folder,
    zodFolder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
