import { layOut } from './layout.ts';
import { wordsIn } from './support-files.ts';

const typingNames = [
  'Any',
  'Awaitable',
  'Callable',
  'Dict',
  'List',
  'Literal',
  'NamedTuple',
  'Optional',
  'Protocol',
  'Set',
  'Tuple',
  'Union',
];

/** Import lines of a file: the standard library, then packages, then files of the node. */
export function pythonImports(source: string, lines: readonly string[]): string {
  const words = wordsIn(source);
  const typing = typingNames.filter((name) => words.has(name));
  const all = oneAModule([
    ...lines.filter((line) => line !== ''),
    ...(typing.length === 0 ? [] : [`from typing import ${typing.join(', ')}`]),
  ]);
  return [0, 1, 2]
    .map((wanted) =>
      all
        .filter((line) => groupOf(line) === wanted)
        .toSorted((a, b) => (importKey(a) < importKey(b) ? -1 : 1))
        .join('\n'),
    )
    .filter((block) => block !== '')
    .join('\n\n');
}

/** Lines that import from the same module become one. Those of several lines are alone with theirs. */
function oneAModule(lines: readonly string[]): readonly string[] {
  const names = new Map<string, Set<string>>();
  const rest = new Set<string>();
  for (const line of lines) {
    const [, module, listed] = /^from (\w+) import (\w[^(\n]*)$/.exec(line) ?? [];
    if (module === undefined || listed === undefined) rest.add(line);
    else names.set(module, new Set([...(names.get(module) ?? []), ...listed.split(', ')]));
  }
  const merged = [...names].map(
    ([module, listed]) => `from ${module} import ${[...listed].toSorted().join(', ')}`,
  );
  return [...rest, ...merged];
}

/** Files of a node have an underscore in their name, modules of the standard library here do not. */
function groupOf(line: string): number {
  const module = /^(?:import|from) (\w+)/.exec(line)?.[1] ?? '';
  if (module === 'pydantic') return 1;
  return module.includes('_') ? 2 : 0;
}

/** `import x` goes ahead of `from x import y`. */
function importKey(line: string): string {
  return line.startsWith('import ') ? `0${line}` : `1${line}`;
}

/** `from module import (a, b)`, on one line where there is room. */
export function importFrom(file: string, names: readonly string[]): string {
  const line = `from ${moduleOf(file)} import ${names.join(', ')}`;
  if (names.length === 0 || line.length <= 100) return names.length === 0 ? '' : line;
  return layOut(`from ${moduleOf(file)} import (${names.join(', ')})`);
}

/** `model_order.py` -> `model_order`. */
function moduleOf(file: string): string {
  return file.replace(/\.py$/, '');
}
