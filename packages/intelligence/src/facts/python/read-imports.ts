import type { ImportFacts } from '../source-facts.ts';
import { nodesOf, textOf, type PythonNode } from './parse-python.ts';

const statements = new Set([
  'import_statement',
  'import_from_statement',
  'future_import_statement',
]);

/** Imports of the module's top, in source order. Names in `__all__` are used. */
export function readImports(text: string, root: PythonNode): readonly ImportFacts[] {
  const imports = root.children.filter(({ kind }) => statements.has(kind));
  if (imports.length === 0) return [];
  const used = usedNames(text, root);
  return imports.map((node) => ({
    line: node.line,
    module: moduleOf(text, node),
    unused:
      node.kind === 'future_import_statement'
        ? []
        : localNames(text, node).filter((name) => !used.has(name)),
  }));
}

function moduleOf(text: string, node: PythonNode): string {
  const first = node.children[0];
  if (node.kind === 'future_import_statement') return '__future__';
  const module = first?.kind === 'aliased_import' ? first.children[0] : first;
  return module === undefined ? '' : textOf(text, module);
}

function localNames(text: string, node: PythonNode): readonly string[] {
  const isFrom = node.kind === 'import_from_statement';
  const names = isFrom ? node.children.slice(1) : node.children;
  return names.flatMap((name) => {
    if (name.kind === 'aliased_import') {
      const alias = name.children.at(-1);
      return alias === undefined ? [] : [textOf(text, alias)];
    }
    // `import a.b` gives the name `a`.
    return name.kind === 'dotted_name' ? [textOf(text, name).split('.')[0] ?? ''] : [];
  });
}

function usedNames(text: string, root: PythonNode): ReadonlySet<string> {
  const used = new Set<string>();
  for (const statement of root.children) {
    if (statements.has(statement.kind)) continue;
    const listsNames = /^__all__\b/.test(textOf(text, statement));
    for (const node of nodesOf(statement)) {
      if (node.kind === 'identifier') used.add(textOf(text, node));
      else if (node.kind === 'string_content' && (listsNames || isAnnotation(node))) {
        for (const name of textOf(text, node).match(/\w+/g) ?? []) used.add(name);
      }
    }
  }
  return used;
}

/** `x: "Order"` names a type in a string. */
function isAnnotation(node: PythonNode): boolean {
  for (let up = node.parent; up !== null; up = up.parent) {
    if (up.kind === 'type') return true;
    if (up.kind === 'block') return false;
  }
  return false;
}
