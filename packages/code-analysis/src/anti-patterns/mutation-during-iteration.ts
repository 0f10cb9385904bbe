import type { CallExpression, Node } from 'typescript-api';
import { nodesOf, type Script } from '../typescript/parse-script.ts';
import { lineOf, type ScriptRule } from './script-rule.ts';

const mutators = new Set(['splice', 'shift', 'unshift', 'pop', 'push']);

/** An array that grows or shrinks inside the `for…of` that goes over it, and the loop goes on. */
export const mutationDuringIteration: ScriptRule = (node, script) => {
  if (!script.ts.isForOfStatement(node) || !script.ts.isIdentifier(node.expression))
    return undefined;
  const list = node.expression.text;
  for (const inner of nodesOf(script, node.statement)) {
    if (!script.ts.isCallExpression(inner) || !mutates(script, inner, list)) continue;
    if (leavesLoop(script, inner)) continue;
    return {
      rule: 'mutation-during-iteration',
      line: lineOf(script, inner),
      message: `\`${list}\` changes its length while the loop goes over it, so elements are skipped or the loop never ends`,
      fix: null,
    };
  }
  return undefined;
};

function mutates({ ts }: Script, call: CallExpression, list: string): boolean {
  const { expression } = call;
  return (
    ts.isPropertyAccessExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === list &&
    mutators.has(expression.name.text)
  );
}

/** The block goes on to `break`, `return` or `throw`. */
function leavesLoop({ ts }: Script, inner: Node): boolean {
  let up: Node = inner;
  while (up.parent && !ts.isBlock(up.parent) && !ts.isForOfStatement(up.parent)) up = up.parent;
  if (!ts.isBlock(up.parent)) return ts.isReturnStatement(up);
  const last = up.parent.statements.at(-1);
  return (
    last !== undefined &&
    (ts.isBreakStatement(last) || ts.isReturnStatement(last) || ts.isThrowStatement(last))
  );
}
