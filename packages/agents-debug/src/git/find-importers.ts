import { relative } from 'node:path';
import type { Repository } from './repository.ts';

/**
 * Files of the repository, from its root, that import a file by its name: found by how imports are
 * written in JavaScript, TypeScript and Python, so another file of the same name counts too.
 */
export async function findImporters(
  { root, ask }: Repository,
  file: string,
): Promise<readonly string[]> {
  const path = relative(root, file);
  const base = path.replace(/^.*\//, '').replace(/\.\w+$/, '');
  // An index is imported by the name of its folder.
  const name = /^(?:index|__init__)$/.test(base) ? path.split('/').at(-2) : base;
  if (name === undefined || !/^[\w.-]+$/.test(name)) return [];
  const word = name.replaceAll('.', '\\.').replaceAll('-', '\\-');
  const script = `(from|import|require)[[:space:]]*\\(?[[:space:]]*['"]([^'"]*/)?${word}(\\.[cm]?[jt]sx?)?['"]`;
  const python = `^[[:space:]]*(from|import)[[:space:]]+([[:alnum:]_.]*\\.)?${word}([[:space:],.]|$)`;
  const pattern = /\.pyw?$/.test(path) ? python : script;
  const found = await ask('grep', '-l', '-I', '--untracked', '--no-textconv', '-E', '-e', pattern);
  return (found ?? '').split('\n').filter((one) => one !== '' && one !== path);
}
