import { fixLine, lineOf, type ScriptRule } from './script-rule.ts';

/** `if (a = b)` with a plain value on the right: a call there may be meant, a value is not. */
export const assignmentInCondition: ScriptRule = (node, script) => {
  const { ts, file } = script;
  if (!ts.isIfStatement(node) || !ts.isBinaryExpression(node.expression)) return undefined;
  const { left, operatorToken, right } = node.expression;
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const value =
    ts.isLiteralExpression(right) || ts.isIdentifier(right) || ts.isPropertyAccessExpression(right);
  const keyword =
    right.kind === ts.SyntaxKind.TrueKeyword || right.kind === ts.SyntaxKind.FalseKeyword;
  if (!value && !keyword && right.kind !== ts.SyntaxKind.NullKeyword) return undefined;
  const start = operatorToken.getStart(file);
  return {
    rule: 'assignment-in-condition',
    line: lineOf(script, operatorToken),
    message: `the condition assigns \`${left.getText(file)}\` instead of comparing it`,
    fix: fixLine(script, { start, end: operatorToken.getEnd(), text: '===' }),
  };
};
