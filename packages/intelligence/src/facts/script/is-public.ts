import ts from 'typescript';
import { hasModifier, holderOf, isFunctionNode } from './function-node.ts';

/** Names that `export { a, b as c }`, `export default a` and CommonJS hand out. */
export function exportedNames(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement) && statement.exportClause) {
      if (!ts.isNamedExports(statement.exportClause)) continue;
      for (const { name, propertyName } of statement.exportClause.elements) {
        names.add((propertyName ?? name).text);
      }
    } else if (ts.isExportAssignment(statement) && ts.isIdentifier(statement.expression)) {
      names.add(statement.expression.text);
    } else if (ts.isExpressionStatement(statement)) {
      for (const name of commonJsExports(statement.expression)) names.add(name);
    }
  }
  return names;
}

/** Whether a function or class is part of what the file offers. */
export function isPublic(node: ts.Node, exported: ReadonlySet<string>): boolean {
  const { parent } = node;
  if (ts.isClassLike(parent)) return isPublicMember(node) && isPublic(parent, exported);
  const holder = holderOf(node);
  if (hasModifier(holder, ts.SyntaxKind.ExportKeyword)) return true;
  if (holder.parent !== undefined && !ts.isSourceFile(holder.parent)) return false;
  const name = nameOf(node);
  return name !== undefined && exported.has(name);
}

function isPublicMember(node: ts.Node): boolean {
  if (ts.isConstructorDeclaration(node) || !isFunctionNode(node)) return false;
  const { name } = node;
  if (name === undefined || ts.isPrivateIdentifier(name)) return false;
  const hidden = [
    ts.SyntaxKind.PrivateKeyword,
    ts.SyntaxKind.ProtectedKeyword,
    ts.SyntaxKind.OverrideKeyword,
  ];
  return !hidden.some((kind) => hasModifier(node, kind));
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isVariableDeclaration(node.parent)) return node.parent.name.getText();
  const named = ts.isFunctionDeclaration(node) || ts.isClassLike(node);
  return named ? node.name?.text : undefined;
}

/** `module.exports = { a, b }`, `module.exports = a` and `exports.a = a`. */
function commonJsExports(expression: ts.Expression): readonly string[] {
  if (!ts.isBinaryExpression(expression)) return [];
  if (!/^(?:module\.)?exports\b/.test(expression.left.getText())) return [];
  const { right } = expression;
  if (ts.isIdentifier(right)) return [right.text];
  if (!ts.isObjectLiteralExpression(right)) return [];
  return right.properties.flatMap((property) => {
    if (ts.isShorthandPropertyAssignment(property)) return [property.name.text];
    return ts.isPropertyAssignment(property) && ts.isIdentifier(property.initializer)
      ? [property.initializer.text]
      : [];
  });
}
