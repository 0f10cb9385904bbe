import ts from 'typescript';
import type { ImportFacts } from '../source-facts.ts';
import { lineOf, nodesOf } from './parse-script.ts';

/** Static imports, in source order. A name used only as a type is used. */
export function readImports(file: ts.SourceFile): readonly ImportFacts[] {
  const declarations = file.statements.filter(ts.isImportDeclaration);
  if (declarations.length === 0) return [];
  const used = usedNames(file);
  return declarations.map((declaration) => ({
    line: lineOf(declaration),
    module: ts.isStringLiteral(declaration.moduleSpecifier) ? declaration.moduleSpecifier.text : '',
    unused: localNames(declaration).filter((name) => !used.has(name)),
  }));
}

function localNames({ importClause }: ts.ImportDeclaration): readonly string[] {
  if (importClause === undefined) return [];
  const names = importClause.name === undefined ? [] : [importClause.name.text];
  const bindings = importClause.namedBindings;
  if (bindings === undefined) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, bindings.name.text];
  return [...names, ...bindings.elements.map(({ name }) => name.text)];
}

function usedNames(file: ts.SourceFile): ReadonlySet<string> {
  const used = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) continue;
    for (const node of nodesOf(statement)) if (ts.isIdentifier(node)) used.add(node.text);
  }
  // JSX is compiled to calls of a name that does not stand there.
  if (file.languageVariant === ts.LanguageVariant.JSX) used.add('React');
  return used;
}
