import { readFile, realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

export interface FoundPackage {
  /** `zod@4.6.7`. */
  readonly label: string;
  /** Its code may change while its version stays: it is linked in from a workspace. */
  readonly linked: boolean;
}

/** The package that a bare import of a file means, looked for as Node does. */
export async function findPackage(
  specifier: string,
  importer: string,
): Promise<FoundPackage | undefined> {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
  if (name === undefined) return undefined;
  for (const folder of foldersAbove(importer)) {
    const found = await describePackage(join(folder, 'node_modules', name));
    if (found !== undefined) {
      const real = await realpath(join(folder, 'node_modules', name));
      return { label: found, linked: !real.split(sep).includes('node_modules') };
    }
  }
  return undefined;
}

/** The folder of the package that a file is in; its own folder when it is in none. */
export async function findPackageFolder(file: string): Promise<string> {
  for (const folder of foldersAbove(file)) {
    if ((await describePackage(folder)) !== undefined) return folder;
  }
  return dirname(file);
}

/** The file that a bare import leads to; undefined when Node would not find one. */
export function resolveBare(specifier: string, importer: string): string | undefined {
  try {
    return createRequire(importer).resolve(specifier);
  } catch {
    return undefined;
  }
}

async function describePackage(folder: string): Promise<string | undefined> {
  try {
    const text = await readFile(join(folder, 'package.json'), 'utf8');
    const { name, version } = JSON.parse(text) as { name?: unknown; version?: unknown };
    return `${String(name)}@${String(version)}`;
  } catch {
    return undefined;
  }
}

function foldersAbove(file: string): readonly string[] {
  const folders = [dirname(file)];
  for (let last = dirname(file); last !== dirname(last); last = dirname(last)) {
    folders.push(dirname(last));
  }
  return folders;
}
