import { basename, dirname, join } from 'node:path';
import { lookalikes } from './path-scene.ts';
import type { PathScene } from './path-scene.ts';

const systemFiles = [
  'etc/passwd',
  'etc/shadow',
  'etc/hosts',
  'proc/self/environ',
  'proc/self/maps',
  'proc/self/mem',
  'proc/self/fd/0',
  'proc/self/fd/1',
  'proc/thread-self/environ',
  'proc/1/environ',
  'proc/sys/kernel/core_pattern',
  'sys/kernel/uevent_helper',
  'dev/stdin',
  'dev/stdout',
  'dev/fd/0',
  'dev/fd/3',
  'dev/null',
  'dev/zero',
  'dev/full',
  'dev/tty',
  'root/.ssh/id_rsa',
  'tmp/new-file-of-an-agent',
];

/** The same place, written in other ways. */
const spellings: readonly ((path: string) => string)[] = [
  (path) => `/${path}`,
  (path) => `//${path}`,
  (path) => `///${path}`,
  (path) => `/./${path}`,
  (path) => `/${path.replaceAll('/', '//')}`,
  (path) => `/${path.replaceAll('/', '/./')}`,
];

/** Ways to the root that go through the process itself. */
const processRoots = [
  '/proc/self/root',
  '/proc/thread-self/root',
  '/proc/1/root',
  '/proc/self/cwd',
];

/** Absolute paths that lead elsewhere, or name an allowed file by a way that is not allowed. */
export function spellForeign({ base, root, roots }: PathScene): readonly string[] {
  const system = systemFiles.flatMap((file) => spellings.map((spell) => spell(file)));
  const neighbours = [
    'outside',
    ...lookalikes.map((end) => `root${end}`),
    'ROOT',
    'Root',
    'r\u043e\u043et',
  ];
  const beside = neighbours.flatMap((name) => [
    join(base, name, 'secret.txt'),
    join(base, name, 'folder', 'secret.txt'),
    join(base, name, 'new.txt'),
  ]);
  const around = [base, dirname(base), '/', '//', `${base}/`, `${base}/new.txt`];
  const viaProcess = processRoots.flatMap((via) => [
    `${via}${root}/file.txt`,
    `${via}/etc/passwd`,
    `${via}${base}/outside/secret.txt`,
  ]);
  const shortened = roots.flatMap((each) => [
    each.slice(0, -1),
    `${each.slice(0, -1)}/file.txt`,
    join(dirname(each), basename(each).toUpperCase(), 'file.txt'),
    `${each}file.txt`,
    `/${basename(each)}/file.txt`,
  ]);
  return [...system, ...beside, ...around, ...viaProcess, ...shortened];
}
