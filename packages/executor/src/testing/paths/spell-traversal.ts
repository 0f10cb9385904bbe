import type { PathScene } from './path-scene.ts';

/** From `below`, which is so many folders under the root, one folder above the root. */
const starts = [
  { below: '', steps: 1 },
  { below: '/folder', steps: 2 },
  { below: '/file.txt', steps: 2 },
  { below: '/missing', steps: 2 },
  { below: '/to-folder', steps: 2 },
  { below: '/to-outside', steps: 1 },
  { below: '/folder/deeper', steps: 3 },
] as const;

/** Ways to write one step up. */
const ups = ['/..', '//..', '/./..', '/.././', '/..//', '/../.', '\\..', '/\\..', '\\../', '/..\\'];

const ends = ['/outside/secret.txt', '/outside/new.txt', '/root-evil/secret.txt'];

/** Every way to write `..` that leads, or would lead with other separators, out of the root. */
export function spellTraversal({ root }: PathScene): readonly string[] {
  const plain = starts.flatMap(({ below, steps }) =>
    ups.flatMap((up) => ends.map((end) => `${root}${below}${up.repeat(steps)}${end}`)),
  );
  const many = [1, 2, 8, 64].flatMap((times) => [
    `${root}${'/..'.repeat(times)}/etc/passwd`,
    `${root}/folder${'/../folder'.repeat(times)}/file.txt`,
    `/${'../'.repeat(times)}etc/passwd`,
  ]);
  const ending = [
    '/..',
    '/../',
    '/../.',
    '/folder/../..',
    '/folder/..',
    '/../root',
    '/../root/file.txt',
  ];
  return [...plain, ...many, ...ending.map((end) => `${root}${end}`)];
}
