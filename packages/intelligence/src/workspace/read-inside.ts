import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';

export type ReadInside =
  | { readonly ok: true; readonly path: string; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** More is data. */
const largestFile = 1_000_000;

/** Reads a file of the workspace, by its path from there; links that lead out of it are refused. */
export async function readInside(workspace: string, path: string): Promise<ReadInside> {
  try {
    const root = await realpath(workspace);
    const file = await realpath(resolve(root, path));
    const inside = relative(root, file);
    if (inside.startsWith('..') || isAbsolute(inside)) {
      return { ok: false, reason: `${path} is not in the workspace` };
    }
    const { size } = await stat(file);
    if (size > largestFile)
      return { ok: false, reason: `${path} is larger than ${largestFile} bytes` };
    return { ok: true, path: inside, text: await readFile(file, 'utf8') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return { ok: false, reason: `${path} cannot be read: ${code}` };
  }
}
