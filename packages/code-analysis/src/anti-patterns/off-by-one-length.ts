import type { ForStatement, Node } from 'typescript-api';
import { nodesOf, type Script } from '../typescript/parse-script.ts';
import { fixLine, lineOf, type ScriptRule } from './script-rule.ts';

/** `for (let i = 0; i <= xs.length; …)` with `xs[i]` inside: the last turn reads past the end. */
export const offByOneLength: ScriptRule = (node, script) => {
  const { ts, file } = script;
  if (!ts.isForStatement(node) || !node.condition || !ts.isBinaryExpression(node.condition)) {
    return undefined;
  }
  const { left, operatorToken, right } = node.condition;
  if (operatorToken.kind !== ts.SyntaxKind.LessThanEqualsToken) return undefined;
  if (!ts.isIdentifier(left) || !ts.isPropertyAccessExpression(right)) return undefined;
  if (right.name.text !== 'length' || !startsAtZero(script, node, left.text)) return undefined;
  const list = right.expression.getText(file);
  if (!reads(script, node.statement, `${list}[${left.text}]`)) return undefined;
  const start = operatorToken.getStart(file);
  return {
    rule: 'off-by-one-length',
    line: lineOf(script, operatorToken),
    message: `the loop runs to \`${left.text} <= ${list}.length\`, so its last turn reads \`${list}[${list}.length]\`, which is undefined`,
    fix: fixLine(script, { start, end: operatorToken.getEnd(), text: '<' }),
  };
};

function startsAtZero({ ts }: Script, loop: ForStatement, name: string): boolean {
  const { initializer } = loop;
  if (!initializer || !ts.isVariableDeclarationList(initializer)) return false;
  return initializer.declarations.some(
    (one) =>
      ts.isIdentifier(one.name) &&
      one.name.text === name &&
      one.initializer !== undefined &&
      ts.isNumericLiteral(one.initializer) &&
      one.initializer.text === '0',
  );
}

function reads(script: Script, body: Node, text: string): boolean {
  for (const node of nodesOf(script, body)) {
    if (!script.ts.isElementAccessExpression(node) || node.getText(script.file) !== text) continue;
    const { parent } = node;
    const written = script.ts.isBinaryExpression(parent) && parent.left === node;
    if (!written) return true;
  }
  return false;
}
