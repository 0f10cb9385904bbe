import type { PathScene } from './path-scene.ts';

/** Where to put a NUL, at which a system call would stop reading. */
const withNul: readonly ((root: string) => string)[] = [
  (root) => `\0${root}/file.txt`,
  (root) => `${root}\0/file.txt`,
  (root) => `${root}/\0`,
  (root) => `${root}/file.txt\0`,
  (root) => `${root}/file.txt\0.png`,
  (root) => `${root}/fi\0le.txt`,
  (root) => `${root}/to-secret\0`,
  (root) => `${root}/\0/../../outside/secret.txt`,
  (root) => `/etc/passwd\0${root}/file.txt`,
  () => '\0',
];

/** Texts that no file can have for its path, and places inside the root that are no files. */
export function spellImpossible({ root }: PathScene): readonly string[] {
  const long = [
    `${root}/${'a'.repeat(256)}`,
    `${root}/${'é'.repeat(128)}`,
    `${root}/${'a'.repeat(5000)}`,
    `${root}/${'a/'.repeat(3000)}b`,
    `${root}/${'./'.repeat(3000)}file.txt`,
    `${root}${'/'.repeat(5000)}file.txt`,
    `/${'../'.repeat(2000)}etc/passwd`,
  ];
  const special = ['pipe', 'socket', 'to-folder/../pipe'].map((name) => `${root}/${name}`);
  const belowFiles = ['/', '/below', '/below/deeper', '/../file.txt', '/folder/../..'].flatMap(
    (end) => ['file.txt', 'to-file', 'pipe', 'socket'].map((name) => `${root}/${name}${end}`),
  );
  return [...withNul.map((spell) => spell(root)), ...long, ...special, ...belowFiles];
}
