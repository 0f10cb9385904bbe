import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { describeFile } from './describe-file.ts';
import { findOuterRules } from './find-outer-rules.ts';
import { isIgnored, readIgnoreRules, type IgnoreRules } from './ignore-rules.ts';
import { kindOf } from './kind-of.ts';
import { listFolder } from './list-folder.ts';
import { reasonByName } from './reason-by-name.ts';
import type { WalkedFile } from './walked-file.ts';

export interface WalkOptions {
  /** Absolute, without links. */
  readonly root: string;
  /** Absolute paths of folders that are not entered. */
  readonly except: readonly string[];
}

/** Never of the project itself, whatever `.gitignore` says. */
const foreign = new Set(
  `.git .hg .svn .jj node_modules bower_components .venv __pycache__ .turbo .next .yarn
  .dispatch-cache .dispatch-intelligence`.split(/\s+/),
);

interface Folder {
  /** Relative, empty or with `/` at its end. */
  readonly path: string;
  readonly rules: IgnoreRules;
}

/** The files of a workspace, upper folders first, each folder by name. Links are not followed. */
export async function* walkWorkspace(options: WalkOptions): AsyncGenerator<WalkedFile> {
  const { root, except } = options;
  const folders: Folder[] = [{ path: '', rules: await findOuterRules(root) }];
  for (let folder = folders.shift(); folder; folder = folders.shift()) {
    const rules = await readIgnoreRules(folder.rules, { folder: folder.path, root });
    for (const entry of await listFolder(join(root, folder.path))) {
      const path = folder.path + entry.name;
      if (entry.isDirectory()) {
        const open = !foreign.has(entry.name) && !except.includes(join(root, path));
        if (open && !isIgnored(rules, `${path}/`)) folders.push({ path: `${path}/`, rules });
      } else if (!isIgnored(rules, path)) {
        yield* look(root, { path, entry });
      }
    }
  }
}

async function* look(
  root: string,
  { path, entry }: { readonly path: string; readonly entry: Dirent },
): AsyncGenerator<WalkedFile> {
  if (entry.isSymbolicLink()) yield { path, leftOut: 'link' };
  if (!entry.isFile()) return;
  const leftOut = reasonByName(path);
  if (leftOut) yield { path, leftOut };
  else yield await describeFile({ path, absolutePath: join(root, path), kind: kindOf(path) });
}
