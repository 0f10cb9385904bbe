import type { Node } from 'typescript-api';
import { nodesOf, type Script } from '../../typescript/parse-script.ts';
import { operationOf, type ScriptFinder } from './script-finder.ts';

const when = 'the length is negative, no whole number or too large';

/** `new Array(n)`, `Array(n)` and `xs.length = n`, where `n` is no plain number. */
export const arrayLengths: ScriptFinder = (script) =>
  [...nodesOf(script)]
    .filter((node) => isMade(script, node, /^Array$/) || setsLength(script, node))
    .map((node) => operationOf(script, { node, when }));

/** `new Uint8Array(n)` and its like. */
export const typedArrayLengths: ScriptFinder = (script) =>
  [...nodesOf(script)]
    .filter((node) => isMade(script, node, /^(?:(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array)$/))
    .map((node) => operationOf(script, { node, when }));

function isMade({ ts }: Script, node: Node, name: RegExp): boolean {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false;
  if (!ts.isIdentifier(node.expression) || !name.test(node.expression.text)) return false;
  const [only, ...others] = node.arguments ?? [];
  if (only === undefined || others.length > 0) return false;
  return !ts.isStringLiteralLike(only) && !isLength(ts, only);
}

function setsLength({ ts }: Script, node: Node): boolean {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment &&
    ts.isPropertyAccessExpression(node.left) &&
    node.left.name.text === 'length' &&
    !isLength(ts, node.right)
  );
}

/** A number that is a length as it is written. */
function isLength(ts: Script['ts'], node: Node): boolean {
  return ts.isNumericLiteral(node) && /^\d{1,9}$/.test(node.text);
}
