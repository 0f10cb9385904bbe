import ts from 'typescript';

/** A function of any form that has a body. */
export type FunctionNode = ts.FunctionLikeDeclaration & { readonly body: ts.Node };

export function isFunctionNode(node: ts.Node): node is FunctionNode {
  const kinds =
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node);
  return kinds && node.body !== undefined;
}

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some((modifier) => modifier.kind === kind);
}

/** `Cart.total`, `outer.inner`; `<anonymous>` where nothing names it. */
export function qualifiedName(node: FunctionNode): string {
  const parts = [ownName(node) ?? '<anonymous>'];
  for (let up: ts.Node = node.parent; up !== undefined && !ts.isSourceFile(up); up = up.parent) {
    if (ts.isClassLike(up) && up.name) parts.unshift(up.name.text);
    else if (isFunctionNode(up)) parts.unshift(ownName(up) ?? '');
  }
  return parts.filter((part) => part !== '').join('.');
}

/** What holds the function's name, comment and `export`: the variable statement of an arrow. */
export function holderOf(node: ts.Node): ts.Node {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent)) return parent.parent.parent;
  if (ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent;
  if (ts.isBinaryExpression(parent) && ts.isExpressionStatement(parent.parent)) {
    return parent.parent;
  }
  return node;
}

function ownName(node: FunctionNode): string | undefined {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (node.name) return node.name.getText();
  const { parent } = node;
  const holdsName = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  if (holdsName || ts.isPropertyDeclaration(parent)) return parent.name.getText();
  if (ts.isBinaryExpression(parent) && parent.right === node) return parent.left.getText();
  return undefined;
}
