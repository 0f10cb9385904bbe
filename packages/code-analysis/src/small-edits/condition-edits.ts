import { replaceNode, type ScriptEdits } from './script-edit.ts';

/** A condition the other way round, and `true` for `false`. */
export const conditionEdits: ScriptEdits = (node, script) => {
  const { ts, file } = script;
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
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
