import { readFileSync } from 'node:fs';
import { exportOf } from './export-of.ts';

/** Sources are read beside the built code too: the package ships `src`. */
const root = new URL('../../../src/typescript/', import.meta.url);
const importLine = /^import (type )?\{([^}]*)\} from '([^']+)';\n/gm;

interface Module {
  readonly imports: readonly Import[];
  readonly body: string;
}

interface Import {
  readonly type: boolean;
  readonly names: readonly string[];
  readonly from: string;
}

const modules = new Map<string, Module>();

export interface BundleOptions {
  /** Folder of the modules within `src/typescript`. */
  readonly folder: 'support' | 'adapters' | 'fakes';
  /** File that holds the support modules, for those that are in another folder. */
  readonly supportFile: string;
  /** Support modules whose types what follows the modules needs. */
  readonly types?: readonly string[];
}

/**
 * The modules that are asked for, and those of the same folder that they use, as one source text:
 * a module comes after what it uses, imports from elsewhere are merged at the top. `support` lists
 * the support modules it imports.
 */
export function bundleModules(
  wanted: Iterable<string>,
  { folder, supportFile, types = [] }: BundleOptions,
): { readonly contents: string; readonly support: ReadonlySet<string> } {
  const placed = new Map<string, string>();
  const support = new Set<string>();
  const outside = new Map<string, Map<string, boolean>>();
  const place = (name: string): void => {
    if (placed.has(name)) return;
    const { imports, body } = readModule(folder, name);
    for (const { from, names, type } of imports) {
      const local = /^\.\/([a-z-]+)\.ts$/.exec(from)?.[1];
      const shared = /^\.\.\/support\/([a-z-]+)\.ts$/.exec(from)?.[1];
      if (local !== undefined) {
        place(local);
        continue;
      }
      if (shared !== undefined) support.add(shared);
      const source = shared === undefined ? from : `./${supportFile}`;
      const known = outside.get(source) ?? new Map<string, boolean>();
      for (const imported of names) known.set(imported, type && (known.get(imported) ?? true));
      outside.set(source, known);
    }
    placed.set(name, body);
  };
  for (const name of [...wanted].sort()) place(name);
  for (const module of types) {
    support.add(module);
    const known = outside.get(`./${supportFile}`) ?? new Map<string, boolean>();
    known.set(exportOf(module), known.get(exportOf(module)) ?? true);
    outside.set(`./${supportFile}`, known);
  }
  const bodies = [...placed.values()].join('\n');
  const imports = [...outside].sort(([a], [b]) => (importOrder(a) < importOrder(b) ? -1 : 1));
  const lines = imports.map(([from, names]) => importSource(from, names));
  return { contents: `${lines.join('')}${lines.length > 0 ? '\n' : ''}${bodies}`, support };
}

/** Node's own modules, then packages, then files. */
function importOrder(from: string): string {
  return `${from.startsWith('node:') ? 0 : from.startsWith('.') ? 2 : 1}${from}`;
}

function importSource(from: string, names: ReadonlyMap<string, boolean>): string {
  const sorted = [...names].sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const allTypes = sorted.every(([, type]) => type);
  const listed = sorted.map(([name, type]) => (type && !allTypes ? `type ${name}` : name));
  return `import ${allTypes ? 'type ' : ''}{ ${listed.join(', ')} } from '${from}';\n`;
}

function readModule(folder: string, name: string): Module {
  const key = `${folder}/${name}`;
  const known = modules.get(key);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`${key}.ts`, root), 'utf8');
  const imports = [...text.matchAll(importLine)].map(([, type, names = '', from = '']): Import => ({
    type: type !== undefined,
    names: names
      .split(',')
      .map((imported) => imported.trim())
      .filter((imported) => imported !== ''),
    from,
  }));
  const module = { imports, body: text.replaceAll(importLine, '').trimStart() };
  modules.set(key, module);
  return module;
}
