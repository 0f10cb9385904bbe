import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface TreeEntry {
  readonly path: string;
  readonly mode: number;
  readonly folder: boolean;
}

/** A folder and all that is in it, with permission bits. */
export function listTree(root: string): readonly TreeEntry[] {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return [root, ...paths.map((path) => join(root, path))].map((path) => {
    const found = lstatSync(path);
    return { path, mode: found.mode & 0o777, folder: found.isDirectory() };
  });
}
