import { readFileSync } from 'node:fs';

/** Sources are read beside the built code too: the package ships `src`. */
const folder = new URL('../../../src/typescript/support/', import.meta.url);
const importLine = /^import (?:type )?\{[^}]*\} from '(?:\.\/([a-z-]+)\.ts|zod)';\n/gm;
const modules = new Map<string, { readonly uses: readonly string[]; readonly body: string }>();

/**
 * The support modules that a node asks for, and those that they use, as one source text: a module
 * comes after what it uses. Only what is needed is in it.
 */
export function supportSource(wanted: Iterable<string>): string {
  const placed = new Map<string, string>();
  const place = (name: string): void => {
    if (placed.has(name)) return;
    const { uses, body } = readModule(name);
    for (const used of uses) place(used);
    placed.set(name, body);
  };
  for (const name of [...wanted].sort()) place(name);
  const bodies = [...placed.values()].join('\n');
  return /\bz\.\w/.test(bodies) ? `import type { z } from 'zod';\n\n${bodies}` : bodies;
}

function readModule(name: string): { readonly uses: readonly string[]; readonly body: string } {
  const known = modules.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`${name}.ts`, folder), 'utf8');
  const uses = [...text.matchAll(importLine)].flatMap(([, used]) =>
    used === undefined ? [] : [used],
  );
  const module = { uses, body: text.replaceAll(importLine, '').trimStart() };
  modules.set(name, module);
  return module;
}
