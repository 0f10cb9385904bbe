import { execFileSync } from 'node:child_process';
import { link, mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** What a file inside the roots says. */
export const insideText = 'this may be read';

/** What a file outside of them says. */
export const outsideText = 'nobody may read this';

/** Folders that look like a root, by what stands after its name. */
export const lookalikes = [
  '-evil',
  'x',
  ' ',
  '.',
  '~',
  '%',
  ':',
  '\n',
  '\u200b',
  '\u0301',
  '_',
  '2',
];

/** Links that lead out of the root, and where to; the tails below them are up to the corpus. */
export const linksOut: Readonly<Record<string, string>> = {
  'to-outside': '../outside',
  'to-parent': '..',
  'to-grandparent': '../..',
  'to-everything': '/',
  'to-process-root': '/proc/self/root',
  'to-process-folder': '/proc/self/cwd',
  'to-open-files': '/dev/fd',
  'to-lookalike': '../root-evil',
  'folder/up-and-out': '../../outside',
  'folder/deeper/up-and-out': '../../../outside',
  'chain-1': 'chain-2',
  'chain-2': 'folder/chain-3',
  'folder/chain-3': '../to-outside',
  'through-a-folder': 'to-outside/folder',
  'in-and-out': 'folder/../to-outside',
};

/** Links to one file outside, or to what is no regular file. */
export const fileLinksOut: Readonly<Record<string, string>> = {
  'to-secret': '../outside/secret.txt',
  'to-passwd': '/etc/passwd',
  'to-environment': '/proc/self/environ',
  'to-memory': '/proc/self/mem',
  'to-input': '/dev/stdin',
  'to-device': '/dev/zero',
  'to-null': '/dev/null',
  'secret-chain': 'folder/secret-chain',
  'folder/secret-chain': '../to-secret',
  // Nothing is there yet; writing through it would make a file outside.
  'to-new': '../outside/new.txt',
  'to-new-folder': '../outside/new/new.txt',
  'dangling-inside': 'not-there-yet',
  'dangling-chain': 'dangling-inside',
  loop: 'loop',
  'loop-a': 'loop-b',
  'loop-b': 'loop-a',
  'folder/loop-up': '../loop-a',
};

export interface PathScene extends AsyncDisposable {
  readonly base: string;
  /** What agents may use: a folder, and a link to another one. */
  readonly roots: readonly [string, string];
  readonly root: string;
  readonly linkedRoot: string;
  /** Where the linked root really is; named by its own path, it is allowed as well. */
  readonly realOfLinked: string;
}

/** Makes the tree that the corpus is about, in an empty folder whose path has no links in it. */
export async function makePathScene(base: string): Promise<PathScene> {
  const root = join(base, 'root');
  const linkedRoot = join(base, 'linked');
  const realOfLinked = join(base, 'real-of-linked');
  for (const folder of [root, realOfLinked]) {
    await mkdir(join(folder, 'folder', 'deeper'), { recursive: true });
    for (const file of ['file.txt', 'folder/file.txt', 'folder/deeper/file.txt']) {
      await writeFile(join(folder, file), insideText);
    }
  }
  await symlink('real-of-linked', linkedRoot);
  const others = [
    'outside',
    ...lookalikes.map((end) => `root${end}`),
    'ROOT',
    'Root',
    'r\u043e\u043et',
  ];
  for (const name of others) await makeOutside(join(base, name));
  const links = { ...linksOut, ...fileLinksOut, 'to-file': 'file.txt', 'to-folder': 'folder' };
  for (const [name, to] of Object.entries(links)) await symlink(to, join(root, name));
  await symlink('to-file', join(root, 'to-file-again'));
  await symlink(root, join(root, 'to-itself'));
  await link(join(root, 'file.txt'), join(root, 'hard-link'));
  const sockets = await makeSpecialFiles(root);
  return { base, roots: [root, linkedRoot], root, linkedRoot, realOfLinked, ...sockets };
}

/** On macOS two of these may be one folder; then it is made once. */
async function makeOutside(folder: string): Promise<void> {
  await mkdir(join(folder, 'folder'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), outsideText);
  await writeFile(join(folder, 'folder', 'secret.txt'), outsideText);
}

async function makeSpecialFiles(root: string): Promise<AsyncDisposable> {
  execFileSync('mkfifo', [join(root, 'pipe')]);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(root, 'socket'), resolve));
  return {
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
