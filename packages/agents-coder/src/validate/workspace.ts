import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../node/format-files.ts';

/** A folder of its own that holds the files of a node, as a project that can run. */
export interface Workspace extends AsyncDisposable {
  readonly folder: string;
  /** Where zod really is, so that a child can be allowed to read it. */
  readonly zodFolder: string;
}

/** What the tests use of Node, so that they type-check without its type package. */
const nodeTypes = `declare module 'node:test' {
  export function test(name: string, run: () => Promise<void> | void): Promise<void>;
}
declare module 'node:assert/strict' {
  interface Assert {
    equal(actual: unknown, expected: unknown, message?: string): void;
    notEqual(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    rejects(promise: Promise<unknown>, expected: object): Promise<void>;
  }
  const assert: Assert;
  export default assert;
}
declare function structuredClone<Value>(value: Value): Value;
`;

/** Writes the files to a new folder that only this user reads. Disposing removes it. */
export async function makeWorkspace(files: readonly GeneratedFile[]): Promise<Workspace> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'generated-node-')));
  const zodFolder = await realpath(
    dirname(createRequire(import.meta.url).resolve('zod/package.json')),
  );
  const write = (path: string, contents: string): Promise<void> =>
    writeFile(join(folder, path), contents, { mode: 0o600 });
  await mkdir(join(folder, 'node_modules'));
  await Promise.all([
    symlink(zodFolder, join(folder, 'node_modules', 'zod'), 'dir'),
    write('package.json', '{ "type": "module", "private": true }'),
    write('node-types.d.ts', nodeTypes),
    ...files.map(({ path, contents }) => write(path, contents)),
  ]);
  return {
    folder,
    zodFolder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
