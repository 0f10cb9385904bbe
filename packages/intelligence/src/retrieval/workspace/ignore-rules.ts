import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Rules of one `.gitignore` of the workspace, for paths relative to the folder that it is in. */
interface InnerRules {
  /** What paths of the workspace that it is about begin with: empty, or a folder with `/`. */
  readonly folder: string;
  readonly rules: Ignore;
}

/** Rules of a `.gitignore` above the workspace. */
export interface OuterRules {
  /** The way from it to the workspace, with `/` at its end. */
  readonly prefix: string;
  readonly rules: Ignore;
}

/** What applies in a folder: the nearest `.gitignore` first, as it overrules those above. */
export type IgnoreRules = readonly (InnerRules | OuterRules)[];

/** The rules within a folder of the workspace (empty, or with `/` at its end), given those around it. */
export async function readIgnoreRules(
  around: IgnoreRules,
  { folder, root }: { readonly folder: string; readonly root: string },
): Promise<IgnoreRules> {
  const files = [join(root, folder, '.gitignore')];
  if (folder === '') files.unshift(join(root, '.git/info/exclude'));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  const text = texts.join('\n');
  if (text.trim() === '') return around;
  return [{ folder, rules: ignore({ ignorecase: false }).add(text) }, ...around];
}

/** Whether git would ignore a path in whose folder these rules apply. Folders end with `/`. */
export function isIgnored(rules: IgnoreRules, path: string): boolean {
  for (const level of rules) {
    const seen = 'prefix' in level ? `${level.prefix}${path}` : path.slice(level.folder.length);
    const verdict = level.rules.test(seen);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
