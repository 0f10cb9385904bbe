import type { FunctionLikeDeclaration, Node } from 'typescript-api';
import type { Script } from './parse-script.ts';

/** Whether a node is a function of any form, with or without a body. */
export function isFunction({ ts }: Script, node: Node): node is FunctionLikeDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node)
  );
}

/** Whether it is declared `async`. */
export function isAsyncFunction({ ts }: Script, node: Node): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
}
