import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ignore from 'ignore';
import type { OuterRules } from './ignore-rules.ts';

/**
 * The `.gitignore` files above a workspace that is part of a repository, the nearest first. None when
 * they ignore the workspace itself: who names such a folder wants what is in it.
 */
export async function findOuterRules(root: string): Promise<readonly OuterRules[]> {
  const folders = await foldersToTop(root);
  const found: OuterRules[] = [];
  for (const folder of folders) {
    const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => '');
    const prefix = `${relative(folder, root).split(sep).join('/')}/`;
    const rules = ignore({ ignorecase: false }).add(text);
    if (rules.ignores(prefix)) return [];
    if (text.trim() !== '') found.push({ prefix, rules });
  }
  return found;
}

/** From above the workspace up to the folder with `.git`; empty when there is none. */
async function foldersToTop(root: string): Promise<readonly string[]> {
  const folders: string[] = [];
  for (let folder = root; ; folder = dirname(folder)) {
    if (folder !== root) folders.push(folder);
    if (
      await stat(join(folder, '.git')).then(
        () => true,
        () => false,
      )
    )
      return folders;
    if (folder === dirname(folder)) return [];
  }
}
