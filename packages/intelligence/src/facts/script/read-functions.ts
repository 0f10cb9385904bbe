import ts from 'typescript';
import type { FunctionFacts, Place } from '../source-facts.ts';
import { isDocumented } from './is-documented.ts';
import {
  hasModifier,
  holderOf,
  isFunctionNode,
  qualifiedName,
  type FunctionNode,
} from './function-node.ts';
import { measureFunction } from './measure-function.ts';
import { endLineOf, lineOf } from './parse-script.ts';
import { isPublic } from './is-public.ts';

export function readFunction(node: FunctionNode, exported: ReadonlySet<string>): FunctionFacts {
  return {
    name: qualifiedName(node),
    line: lineOf(node),
    endLine: endLineOf(node),
    async: hasModifier(node, ts.SyntaxKind.AsyncKeyword),
    public: isPublic(node, exported),
    documented: isDocumented(holderOf(node)),
    nested: isNested(node),
    stub: isStub(node),
    annotations: readAnnotations(node),
    metrics: measureFunction(node),
    body: node.body.getText(),
  };
}

function isNested(node: ts.Node): boolean {
  for (let up = node.parent; up !== undefined; up = up.parent) if (isFunctionNode(up)) return true;
  return false;
}

/** An empty body, or one that throws "not implemented". Empty constructors and callbacks are usual. */
function isStub(node: FunctionNode): boolean {
  if (!ts.isBlock(node.body)) return false;
  const [first, ...more] = node.body.statements;
  if (first === undefined) {
    const isNamed = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node);
    return isNamed || ts.isVariableDeclaration(node.parent);
  }
  return (
    more.length === 0 &&
    ts.isThrowStatement(first) &&
    /not\W{0,2}(?:yet\W{1,2})?implemented/i.test(first.getText())
  );
}

/** Callbacks take their types from where they are used, so only named functions are asked. */
function readAnnotations(node: FunctionNode): FunctionFacts['annotations'] {
  if (!isDeclared(node)) return { all: 0, missing: [] };
  const missing: Place[] = [];
  const name = qualifiedName(node);
  for (const parameter of node.parameters) {
    if (parameter.type !== undefined || parameter.initializer !== undefined) continue;
    missing.push({ line: lineOf(parameter), what: `${parameter.name.getText()} of ${name}` });
  }
  const hasResult = !ts.isConstructorDeclaration(node) && !ts.isSetAccessor(node);
  if (hasResult && node.type === undefined) {
    missing.push({ line: lineOf(node), what: `the result of ${name}` });
  }
  return { all: node.parameters.length + (hasResult ? 1 : 0), missing };
}

function isDeclared(node: FunctionNode): boolean {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) {
    return !ts.isObjectLiteralExpression(node.parent);
  }
  return ts.isVariableDeclaration(node.parent) && node.parent.type === undefined;
}
