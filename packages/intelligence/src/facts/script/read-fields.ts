import ts from 'typescript';
import type { SourceFacts } from '../source-facts.ts';
import { lineOf, nodesOf } from './parse-script.ts';
import { isDocumented } from './is-documented.ts';

/** Fields of zod objects, of classes and interfaces called `Model...`. */
export function readFields(file: ts.SourceFile): SourceFacts['fields'] {
  const fields: { line: number; what: string; described: boolean }[] = [];
  for (const node of nodesOf(file)) {
    if (ts.isPropertyAssignment(node)) {
      const value = node.initializer.getText();
      if (!/^z\s*\./.test(value)) continue;
      const described = /\.describe\(|\.meta\(/.test(value) || isDocumented(node);
      fields.push({ line: lineOf(node), what: node.name.getText(), described });
    } else if (ts.isPropertyDeclaration(node) || ts.isPropertySignature(node)) {
      if (!isModel(node.parent)) continue;
      fields.push({ line: lineOf(node), what: node.name.getText(), described: isDocumented(node) });
    }
  }
  return fields;
}

function isModel(node: ts.Node): boolean {
  const named = ts.isClassLike(node) || ts.isInterfaceDeclaration(node);
  return named && /^Model[A-Z]/.test(node.name?.text ?? '');
}
