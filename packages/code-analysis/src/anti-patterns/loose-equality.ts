import type { Expression } from 'typescript-api';
import type { Script } from '../typescript/parse-script.ts';
import { fixLine, lineOf, type ScriptRule } from './script-rule.ts';

/** `==` between two values neither of which is null or undefined: it converts types. */
export const looseEquality: ScriptRule = (node, script) => {
  const { ts, file } = script;
  if (!ts.isBinaryExpression(node)) return undefined;
  const { kind } = node.operatorToken;
  const equal = kind === ts.SyntaxKind.EqualsEqualsToken;
  if (!equal && kind !== ts.SyntaxKind.ExclamationEqualsToken) return undefined;
  if (
    [node.left, node.right].some((side) => isNothing(script, side) || ts.isTypeOfExpression(side))
  ) {
    return undefined;
  }
  const start = node.operatorToken.getStart(file);
  const text = equal ? '===' : '!==';
  return {
    rule: 'loose-equality',
    line: lineOf(script, node.operatorToken),
    message: `\`${equal ? '==' : '!='}\` converts types before it compares`,
    fix: fixLine(script, { start, end: node.operatorToken.getEnd(), text }),
  };
};

function isNothing({ ts }: Script, side: Expression): boolean {
  return (
    side.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(side) && side.text === 'undefined')
  );
}
