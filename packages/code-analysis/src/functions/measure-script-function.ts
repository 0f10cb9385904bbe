import type { FunctionLikeDeclaration, Node } from 'typescript-api';
import { isFunction } from '../typescript/is-function.ts';
import type { Script } from '../typescript/parse-script.ts';
import type { FunctionMetrics } from './function-info.ts';

export function measureScriptFunction(
  script: Script,
  node: FunctionLikeDeclaration,
): Omit<FunctionMetrics, 'lines'> {
  let branches = 0;
  let nestingDepth = 0;
  const waiting: { node: Node; depth: number }[] = [{ node: node.body ?? node, depth: 0 }];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at.node !== node && isFunction(script, at.node)) continue;
    if (isBranch(script, at.node)) branches++;
    const depth = at.depth + (nests(script, at.node) ? 1 : 0);
    nestingDepth = Math.max(nestingDepth, depth);
    script.ts.forEachChild(at.node, (child) => void waiting.push({ node: child, depth }));
  }
  return {
    cyclomaticComplexity: 1 + branches,
    nestingDepth,
    parameters: node.parameters.length,
  };
}

function isBranch({ ts }: Script, node: Node): boolean {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    return (
      kind === ts.SyntaxKind.AmpersandAmpersandToken ||
      kind === ts.SyntaxKind.BarBarToken ||
      kind === ts.SyntaxKind.QuestionQuestionToken
    );
  }
  return (
    ts.isIfStatement(node) ||
    ts.isIterationStatement(node, false) ||
    ts.isCaseClause(node) ||
    ts.isCatchClause(node) ||
    ts.isConditionalExpression(node)
  );
}

/** An `else if` goes on at the depth of its `if`. */
function nests({ ts }: Script, node: Node): boolean {
  if (ts.isIfStatement(node)) {
    return !(ts.isIfStatement(node.parent) && node.parent.elseStatement === node);
  }
  return (
    ts.isIterationStatement(node, false) || ts.isSwitchStatement(node) || ts.isTryStatement(node)
  );
}
