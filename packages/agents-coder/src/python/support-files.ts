import { readdirSync, readFileSync } from 'node:fs';

/** Sources are read beside the built code too: the package ships `src`. */
const root = new URL('../../src/python/', import.meta.url);
const importLine = /^(?:import|from) .*\n/gm;

type Folder = 'support' | 'adapters' | 'fakes';

interface PythonModule {
  readonly name: string;
  /** Imports from elsewhere. */
  readonly imports: readonly string[];
  /** Modules of the same folder that it imports from. */
  readonly uses: readonly string[];
  readonly body: string;
  /** What it defines, the private left out. */
  readonly defines: readonly string[];
}

const folders = new Map<Folder, readonly PythonModule[]>();

function modulesOf(folder: Folder): readonly PythonModule[] {
  const known = folders.get(folder);
  if (known !== undefined) return known;
  const files = readdirSync(new URL(`${folder}/`, root)).filter((file) => file.endsWith('.py'));
  const names = files.map((file) => file.replace('.py', ''));
  const modules = names.map((name): PythonModule => {
    const text = readFileSync(new URL(`${folder}/${name}.py`, root), 'utf8');
    const lines = [...text.matchAll(importLine)].map(([line]) => line.trim());
    const source = (line: string): string => /^from (\w+) /.exec(line)?.[1] ?? '';
    return {
      name,
      imports: lines.filter((line) => !names.includes(source(line)) && source(line) !== 'typing'),
      uses: lines.map(source).filter((module) => names.includes(module)),
      body: text.replaceAll(importLine, '').trim(),
      defines: [
        ...text.matchAll(/^(?:(?:async )?def|class) ([A-Za-z]\w*)|^([A-Za-z]\w*)(?:: \w+)? = /gm),
      ].map(([, defined, constant]) => defined ?? constant ?? ''),
    };
  });
  folders.set(folder, modules);
  return modules;
}

/** Names that the support modules define, so that no variable of a node takes one. */
export function pythonSupportNames(): readonly string[] {
  return modulesOf('support').flatMap(({ defines }) => defines);
}

/** The support names that a source uses, in order. */
export function usedSupport(source: string): readonly string[] {
  const words = wordsIn(source);
  return pythonSupportNames()
    .filter((name) => words.has(name))
    .toSorted();
}

/** The modules of a folder that define what is wanted, and those they use, as one source. */
export function bundlePython(
  folder: Folder,
  wanted: Iterable<string>,
): { readonly imports: readonly string[]; readonly body: string } {
  const modules = modulesOf(folder);
  const placed = new Map<string, PythonModule>();
  const place = (module: PythonModule | undefined): void => {
    if (module === undefined || placed.has(module.name)) return;
    for (const used of module.uses) place(modules.find(({ name }) => name === used));
    placed.set(module.name, module);
  };
  for (const name of [...wanted].toSorted()) {
    place(modules.find(({ defines }) => defines.includes(name)));
  }
  const found = [...placed.values()];
  return {
    imports: [...new Set(found.flatMap(({ imports }) => imports))],
    body: found.map(({ body }) => body).join('\n\n\n'),
  };
}

/** Names that a Python source uses: texts, comments, attributes and names of arguments are left out. */
export function wordsIn(source: string): ReadonlySet<string> {
  const code = source.replaceAll(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#.*/g, ' ');
  return new Set(
    [...code.matchAll(/(?<![\w.])[A-Za-z_]\w*(?!\w|\s*=(?!=))/g)].map(([word]) => word),
  );
}
