import ts from 'typescript';
import { childrenOf } from '../../facts/script/parse-script.ts';
import type { ScriptKind } from './advice.ts';

/** A node and where it runs. */
export interface Place {
  readonly node: ts.Node;
  /** The innermost loop, or function that a list calls for each item; null outside of any. */
  readonly loop: ts.Node | null;
  readonly isAsync: boolean;
}

const lookups = /^(?:includes|indexOf|lastIndexOf|find|findIndex|findLast|some)$/;
const queries =
  /(?:^|\.)(?:query|execute|fetch|findOne|findUnique|findMany|findById|findFirst|select|get|load)$/i;

/** What could be faster at a node; most are none of our business. */
export function kindOf(place: Place): ScriptKind | null {
  const { node, loop } = place;
  if (ts.isCallExpression(node)) return callKind(node, place);
  if (loop === null) return null;
  if (ts.isAwaitExpression(node)) return awaitKind(node, loop);
  if (ts.isBinaryExpression(node)) return assignmentKind(node, loop);
  if (ts.isNewExpression(node)) {
    return node.expression.getText() === 'RegExp' ? 'pattern-in-loop' : null;
  }
  return isGrowingCopy(node, loop) ? 'copy-in-loop' : null;
}

function callKind(node: ts.CallExpression, { loop, isAsync }: Place): ScriptKind | null {
  const callee = node.expression.getText();
  const [first] = node.arguments;
  if (isAsync && /\w[a-z]Sync$/.test(callee)) return 'sync-io-in-async';
  if (callee === 'JSON.parse' && first !== undefined && ts.isCallExpression(first)) {
    if (first.expression.getText() === 'JSON.stringify') return 'json-clone';
  }
  if (loop === null) return null;
  if (/^JSON\.(?:parse|stringify)$/.test(callee))
    return isPartOfClone(node) ? null : 'json-in-loop';
  if (!ts.isPropertyAccessExpression(node.expression)) return null;
  const { name, expression: list } = node.expression;
  if (!isOutside(list, loop)) return null;
  if (lookups.test(name.text)) return 'linear-lookup-in-loop';
  if (/^(?:sort|toSorted)$/.test(name.text)) return 'sort-in-loop';
  return /^(?:shift|unshift)$/.test(name.text) ? 'shift-in-loop' : null;
}

/** Awaiting in a callback of `map` is no waiting in turn: the list gets promises. */
function awaitKind(node: ts.AwaitExpression, loop: ts.Node): ScriptKind | null {
  if (!ts.isIterationStatement(loop, false)) return null;
  if (ts.isForOfStatement(loop) && loop.awaitModifier !== undefined) return null;
  const call = node.expression;
  const isQuery = ts.isCallExpression(call) && queries.test(call.expression.getText());
  return isQuery ? 'query-in-loop' : 'await-in-loop';
}

function assignmentKind(node: ts.BinaryExpression, loop: ts.Node): ScriptKind | null {
  const { operatorToken, left, right } = node;
  if (operatorToken.kind === ts.SyntaxKind.PlusEqualsToken) {
    return isText(right) && isOutside(left, loop) ? 'text-in-loop' : null;
  }
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) return null;
  return copies(right, left.getText()) && isOutside(left, loop) ? 'copy-in-loop' : null;
}

/** `(all, one) => [...all, one]` in a `reduce`. */
function isGrowingCopy(node: ts.Node, loop: ts.Node): boolean {
  if (!ts.isArrowFunction(loop) || !ts.isCallExpression(loop.parent)) return false;
  const callee = loop.parent.expression;
  if (!ts.isPropertyAccessExpression(callee) || !callee.name.text.startsWith('reduce'))
    return false;
  const gathered = loop.parameters[0]?.name.getText();
  return gathered !== undefined && copies(node, gathered);
}

/** `[...name, x]` or `{ ...name, x }`. */
function copies(node: ts.Node, name: string): boolean {
  if (!ts.isArrayLiteralExpression(node) && !ts.isObjectLiteralExpression(node)) return false;
  return childrenOf(node).some(
    (part) =>
      (ts.isSpreadElement(part) || ts.isSpreadAssignment(part)) &&
      part.expression.getText() === name,
  );
}

function isText(node: ts.Node): boolean {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
  return ts.isBinaryExpression(node) && (isText(node.left) || isText(node.right));
}

function isPartOfClone(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression.getText() === 'JSON.parse';
}

/** Whether what a name stands for is older than the turn of the loop. */
function isOutside(expression: ts.Expression, loop: ts.Node): boolean {
  let root: ts.Expression = expression;
  while (ts.isPropertyAccessExpression(root)) root = root.expression;
  if (root.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (!ts.isIdentifier(root)) return false;
  const { text } = root;
  const waiting: ts.Node[] = [loop];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (ts.isVariableDeclaration(node) || ts.isParameter(node)) {
      if (
        node.name
          .getText()
          .match(/[\w$]+/g)
          ?.includes(text) === true
      )
        return false;
    }
    waiting.push(...childrenOf(node));
  }
  return true;
}
