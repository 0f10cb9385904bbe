import ts from 'typescript';
import type { FunctionMetrics } from '../source-facts.ts';
import { isFunctionNode, type FunctionNode } from './function-node.ts';
import { childrenOf, endLineOf, lineOf } from './parse-script.ts';

interface Visit {
  readonly node: ts.Node;
  readonly depth: number;
}

export function measureFunction(node: FunctionNode): FunctionMetrics {
  let cyclomatic = 1;
  let cognitive = 0;
  let deepest = 0;
  const waiting: Visit[] = [{ node: node.body, depth: 0 }];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (isFunctionNode(at.node)) continue;
    if (branches(at.node)) cyclomatic++;
    const isElseIf = continuesIf(at.node);
    const isBlock = nests(at.node) && !isElseIf;
    cognitive += costOf(at.node, { depth: at.depth, isElseIf });
    const depth = at.depth + (isBlock ? 1 : 0);
    deepest = Math.max(deepest, depth);
    for (const child of childrenOf(at.node)) waiting.push({ node: child, depth });
  }
  return {
    cyclomatic,
    cognitive,
    depth: deepest,
    parameters: node.parameters.length,
    lines: endLineOf(node) - lineOf(node) + 1,
  };
}

/** What a node adds to cognitive complexity. */
function costOf(
  node: ts.Node,
  { depth, isElseIf }: { readonly depth: number; readonly isElseIf: boolean },
): number {
  if (isLogical(node)) {
    const { parent } = node;
    const goesOn = isLogical(parent) && parent.operatorToken.kind === node.operatorToken.kind;
    return goesOn ? 0 : 1;
  }
  if (ts.isIfStatement(node)) {
    const { elseStatement } = node;
    const plainElse = elseStatement !== undefined && !ts.isIfStatement(elseStatement) ? 1 : 0;
    return (isElseIf ? 1 : 1 + depth) + plainElse;
  }
  if (ts.isTryStatement(node)) return node.catchClause === undefined ? 0 : 1 + depth;
  if (ts.isConditionalExpression(node)) return 1 + depth;
  return nests(node) ? 1 + depth : 0;
}

function branches(node: ts.Node): boolean {
  return (
    isLogical(node) ||
    ts.isIfStatement(node) ||
    ts.isIterationStatement(node, false) ||
    ts.isCaseClause(node) ||
    ts.isCatchClause(node) ||
    ts.isConditionalExpression(node)
  );
}

function nests(node: ts.Node): boolean {
  return (
    ts.isIfStatement(node) ||
    ts.isIterationStatement(node, false) ||
    ts.isSwitchStatement(node) ||
    ts.isTryStatement(node)
  );
}

function continuesIf(node: ts.Node): boolean {
  return (
    ts.isIfStatement(node) && ts.isIfStatement(node.parent) && node.parent.elseStatement === node
  );
}

function isLogical(node: ts.Node): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}
