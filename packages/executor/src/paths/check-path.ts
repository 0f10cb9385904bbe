import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { dirname, normalize, resolve } from 'node:path';
import { checkSpelling } from './check-spelling.ts';
import { isInside } from './is-inside.ts';
import * as faults from './path-faults.ts';
import { refusePath } from './path-refusal.ts';
import type { PathFault, PathRefusal } from './path-refusal.ts';
import { resolveReal } from './resolve-real.ts';

export interface PathRules {
  readonly use: 'read' | 'write';
  /** Absolute folders; the path must be inside one, as it is written and where it leads. */
  readonly roots: readonly string[];
  /** Where the path stands in the input, such as `tasks[0].input_data.output_path`. */
  readonly at: string;
  /** Whether folders above a file to be written may be missing. @default false */
  readonly allowMissingParent?: boolean;
  /**
   * `file`: an existing folder is refused. `any`: a folder may be written into.
   * @default 'file' to read, 'any' to write
   */
  readonly expect?: 'file' | 'any';
}

export type CheckedPath = { readonly ok: true; readonly real: string } | PathRefusal;

/**
 * Whether a path may be used: absolute, without `..`, inside the roots both as a link and as its
 * target, a regular file to read, a place with permission to write. Answers the real path.
 */
export async function checkPath(value: unknown, rules: PathRules): Promise<CheckedPath> {
  const fault = checkSpelling(value);
  if (fault !== undefined) return refusePath(rules.at, fault);
  const path = normalize(value as string);
  const place = await checkPlace(path, rules);
  if ('code' in place) return refusePath(rules.at, place);
  const misuse =
    rules.use === 'read'
      ? await checkRead(path, place, rules)
      : await checkWrite(path, place, rules);
  return misuse === undefined ? { ok: true, real: place.real } : refusePath(rules.at, misuse);
}

interface Place {
  readonly real: string;
  /** How many names at the end of `real` are not there. */
  readonly missing: number;
}

/** Inside the roots as written, and inside them where it leads. */
async function checkPlace(path: string, rules: PathRules): Promise<Place | PathFault> {
  const realRoots = await realRootsOf(rules.roots);
  const written = [...rules.roots.map((root) => resolve(root)), ...realRoots];
  if (!written.some((root) => isInside(path, root))) return faults.outside(path, path, rules.roots);
  const place = await resolveReal(path);
  if (!place.ok) return faults.unreachable(path, { ...place, use: rules.use });
  if (!realRoots.some((root) => isInside(place.real, root))) {
    return faults.outside(path, place.real, rules.roots);
  }
  return place;
}

/** The roots with their links resolved; one that does not exist allows nothing. */
export async function realRootsOf(roots: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.allSettled(roots.map(async (root) => await realpath(root)));
  return found.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

async function checkRead(
  path: string,
  { real }: Place,
  rules: PathRules,
): Promise<PathFault | undefined> {
  const found = await statOf(real);
  if (found === undefined) return faults.notFound(path);
  if (found.isDirectory())
    return rules.expect === 'any' ? undefined : faults.isDirectory(path, 'read');
  if (!found.isFile()) return faults.notAFile(path);
  return (await may(real, constants.R_OK)) ? undefined : faults.notReadable(path);
}

async function checkWrite(
  path: string,
  { real, missing }: Place,
  rules: PathRules,
): Promise<PathFault | undefined> {
  if (missing > 1 && rules.allowMissingParent !== true)
    return faults.parentMissing(path, dirname(real));
  const found = await statOf(real);
  if (found?.isDirectory() === true) {
    if (rules.expect === 'file') return faults.isDirectory(path, 'write');
    return (await mayWriteInto(real)) ? undefined : faults.notWritable(path, real);
  }
  if (found !== undefined && !found.isFile()) return faults.notAFile(path);
  if (found !== undefined && !(await may(real, constants.W_OK)))
    return faults.notWritable(path, real);
  let folder = dirname(real);
  for (let above = 1; above < missing; above += 1) folder = dirname(folder);
  return (await mayWriteInto(folder)) ? undefined : faults.notWritable(path, folder);
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
}

async function may(path: string, mode: number): Promise<boolean> {
  try {
    await access(path, mode);
    return true;
  } catch {
    return false;
  }
}

async function mayWriteInto(folder: string): Promise<boolean> {
  const found = await statOf(folder);
  return found?.isDirectory() === true && (await may(folder, constants.W_OK | constants.X_OK));
}
