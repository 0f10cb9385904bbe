import ts from 'typescript';
import type { DeclarationFacts } from '../source-facts.ts';
import { hasModifier, isFunctionNode } from './function-node.ts';
import { isDocumented } from './is-documented.ts';
import { lineOf } from './parse-script.ts';

/** Exported interfaces, types, enums and constants; functions and classes are apart. */
export function readDeclarations(file: ts.SourceFile): readonly DeclarationFacts[] {
  return file.statements
    .filter((statement) => hasModifier(statement, ts.SyntaxKind.ExportKeyword))
    .flatMap((statement) => {
      const named = nameOf(statement);
      return named === undefined
        ? []
        : [{ ...named, line: lineOf(statement), documented: isDocumented(statement) }];
    });
}

function nameOf(node: ts.Statement): Pick<DeclarationFacts, 'kind' | 'name'> | undefined {
  if (ts.isInterfaceDeclaration(node)) return { kind: 'interface', name: node.name.text };
  if (ts.isTypeAliasDeclaration(node)) return { kind: 'type', name: node.name.text };
  if (ts.isEnumDeclaration(node)) return { kind: 'enum', name: node.name.text };
  if (!ts.isVariableStatement(node)) return undefined;
  const [first] = node.declarationList.declarations;
  const value = first?.initializer;
  const isOther = value !== undefined && (isFunctionNode(value) || ts.isClassLike(value));
  return first === undefined || isOther
    ? undefined
    : { kind: 'constant', name: first.name.getText() };
}
