import type { ImportFacts, SourceFacts } from '../facts/source-facts.ts';

interface Unsorted {
  readonly line: number;
  readonly module: string;
  /** The module it should stand before. */
  readonly before: string;
}

/**
 * Imports that come later than they should. Scripts: Node's own, then packages, then files, each
 * by name. Python: by name within lines that stand together, as which packages are its own is not
 * told by a name.
 */
export function findUnsortedImports({ imports, language }: SourceFacts): readonly Unsorted[] {
  const found: Unsorted[] = [];
  let last: ImportFacts | undefined;
  for (const one of imports) {
    const isNewGroup = language === 'python' && last !== undefined && one.line > last.line + 1;
    if (last === undefined || isNewGroup || orderOf(one, language) >= orderOf(last, language)) {
      last = one;
      continue;
    }
    found.push({ line: one.line, module: one.module, before: last.module });
  }
  return found;
}

function orderOf({ module }: ImportFacts, language: SourceFacts['language']): string {
  if (language === 'python') return module === '__future__' ? '' : module.toLowerCase();
  const group = module.startsWith('node:') ? 0 : module.startsWith('.') ? 2 : 1;
  return `${group}${module.toLowerCase()}`;
}
