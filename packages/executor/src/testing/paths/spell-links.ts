import { fileLinksOut, linksOut } from './path-scene.ts';
import type { PathScene } from './path-scene.ts';

const belowLinks = [
  '/secret.txt',
  '//secret.txt',
  '/./secret.txt',
  '/new.txt',
  '/new/folder/new.txt',
  '/folder/secret.txt',
  '/outside/secret.txt',
  '/etc/passwd',
  '/0',
];

/** Links that are links inside the root, too: the same ways out, one step further. */
const detours = ['', '/to-itself', '/to-itself/to-itself', '/folder/..'];

/** Paths inside the root as they are written, which lead out of it or nowhere. */
export function spellLinks({ root }: PathScene): readonly string[] {
  const through = Object.keys(linksOut).flatMap((name) =>
    belowLinks.map((below) => `${root}/${name}${below}`),
  );
  const files = detours.flatMap((detour) =>
    Object.keys(fileLinksOut).flatMap((name) => [
      `${root}${detour}/${name}`,
      `${root}${detour}//${name}`,
      `${root}${detour}/${name}/`,
    ]),
  );
  return [...through, ...files];
}
