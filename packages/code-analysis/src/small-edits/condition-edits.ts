import type { Node } from 'typescript-api';
import type { Script } from '../typescript/parse-script.ts';
import { replaceNode, type ScriptEdits } from './script-edit.ts';

/** A condition the other way round, and `true` for `false`. */
export const conditionEdits: ScriptEdits = (node, script) => {
  const { ts, file } = script;
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    // A check that throws would only be silenced, whatever else is wrong.
    if (isGuard(node, script)) return [];
    return [replaceNode('negation', script, node, node.operand.getText(file))];
  }
  if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
    const condition = ts.isIfStatement(node) ? node.expression : node.condition;
    // What compares is turned round by its operator, what is negated by its `!`.
    if (ts.isBinaryExpression(condition) || ts.isPrefixUnaryExpression(condition)) return [];
    return [replaceNode('negation', script, condition, `!${condition.getText(file)}`)];
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
    const other = node.kind === ts.SyntaxKind.TrueKeyword ? 'false' : 'true';
    return ts.isLiteralTypeNode(node.parent) ? [] : [replaceNode('literal', script, node, other)];
  }
  return [];
};

/** `if (!config.url) throw ...`: its own condition, and nothing but a throw below it. */
function isGuard(node: Node, { ts }: Script): boolean {
  const { parent } = node;
  if (!ts.isIfStatement(parent) || parent.expression !== node || parent.elseStatement) return false;
  const { thenStatement: then } = parent;
  const [only, ...others] = ts.isBlock(then) ? then.statements : [then];
  return only !== undefined && others.length === 0 && ts.isThrowStatement(only);
}
