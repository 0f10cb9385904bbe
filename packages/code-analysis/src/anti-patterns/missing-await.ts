import type { CallExpression, Node } from 'typescript-api';
import { asyncFunctionNames } from '../typescript/async-function-names.ts';
import { isAsyncFunction, isFunction } from '../typescript/is-function.ts';
import { nodesOf, type Script } from '../typescript/parse-script.ts';
import { fixLine, lineOf, type ScriptRule } from './script-rule.ts';

const promiseMembers = new Set(['then', 'catch', 'finally']);

/**
 * The promise of an async function of the same file is used as if it were the value: a property of
 * it is read, or it is thrown away inside an async function. Sure only where the name is declared
 * once in the file.
 */
export const missingAwait: ScriptRule = (node, script) => {
  const { ts } = script;
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  if (!asyncFunctionNames(script).has(node.expression.text)) return undefined;
  const inAsync = isInsideAsync(script, node);
  const how = usedAsValue(script, node) ?? (inAsync ? thrownAway(script, node) : undefined);
  if (how === undefined) return undefined;
  const start = node.getStart(script.file);
  return {
    rule: 'missing-await',
    line: lineOf(script, node),
    message: `\`${node.expression.text}\` is async and its promise ${how}`,
    fix: inAsync && !how.startsWith('is thrown') ? awaitFix(script, node, start) : null,
  };
};

function awaitFix(script: Script, node: CallExpression, start: number): ReturnType<typeof fixLine> {
  const direct = script.ts.isVariableDeclaration(node.parent);
  return direct ? fixLine(script, { start, end: start, text: 'await ' }) : null;
}

function isInsideAsync(script: Script, node: Node): boolean {
  for (let up = node.parent; up; up = up.parent) {
    if (isFunction(script, up)) return isAsyncFunction(script, up);
  }
  return false;
}

/** `fetchAll().length`, or `const all = fetchAll(); … all.length`. */
function usedAsValue(script: Script, node: CallExpression): string | undefined {
  const { ts } = script;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && !promiseMembers.has(parent.name.text)) {
    return `has its property \`${parent.name.text}\` read without await`;
  }
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return undefined;
  if ((ts.getCombinedNodeFlags(parent) & ts.NodeFlags.Const) === 0) return undefined;
  const scope = parent.parent.parent.parent;
  for (const other of nodesOf(script, scope)) {
    if (!ts.isPropertyAccessExpression(other) || !ts.isIdentifier(other.expression)) continue;
    if (other.expression.text !== parent.name.text || promiseMembers.has(other.name.text)) continue;
    return `is kept in \`${parent.name.text}\`, whose property \`${other.name.text}\` is read without await`;
  }
  return undefined;
}

function thrownAway({ ts }: Script, node: CallExpression): string | undefined {
  return ts.isExpressionStatement(node.parent)
    ? 'is thrown away: nobody waits for it or sees it fail'
    : undefined;
}
