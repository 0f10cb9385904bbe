import type { CallExpression, Node } from 'typescript-api';
import { isAsyncFunction, isFunction } from '../typescript/is-function.ts';
import type { Script } from '../typescript/parse-script.ts';
import { replaceNode, type ScriptEdit, type ScriptEdits } from './script-edit.ts';

/** Methods that are taken for each other. */
const pairs = [
  ['min', 'max'],
  ['floor', 'ceil'],
  ['floor', 'round'],
  ['push', 'unshift'],
  ['pop', 'shift'],
  ['startsWith', 'endsWith'],
  ['some', 'every'],
  ['find', 'findLast'],
  ['indexOf', 'lastIndexOf'],
  ['toUpperCase', 'toLowerCase'],
  ['keys', 'values'],
  ['trimStart', 'trimEnd'],
  ['slice', 'splice'],
] as const;

/** Arguments the other way round, another method of the kind, and `await` where it may be missing. */
export const callEdits: ScriptEdits = (node, script) => {
  if (!script.ts.isCallExpression(node)) return [];
  return [...awaited(node, script), ...swapped(node, script), ...otherMethod(node, script)];
};

function awaited(node: CallExpression, script: Script): readonly ScriptEdit[] {
  const { ts, file } = script;
  if (ts.isAwaitExpression(node.parent) || !isInsideAsync(script, node)) return [];
  const text = `await ${node.getText(file)}`;
  const isReadFrom =
    (ts.isPropertyAccessExpression(node.parent) || ts.isElementAccessExpression(node.parent)) &&
    node.parent.expression === node;
  return [replaceNode('await', script, node, isReadFrom ? `(${text})` : text)];
}

function isInsideAsync(script: Script, node: Node): boolean {
  for (let up = node.parent; up; up = up.parent) {
    if (isFunction(script, up)) return isAsyncFunction(script, up);
  }
  return false;
}

function swapped(node: CallExpression, script: Script): readonly ScriptEdit[] {
  const { ts, file } = script;
  const given = node.arguments;
  return given.slice(1).flatMap((second, at) => {
    const first = given[at];
    if (first === undefined || ts.isFunctionLike(first) || ts.isFunctionLike(second)) return [];
    if (first.getText(file) === second.getText(file)) return [];
    const between = file.text.slice(first.getEnd(), second.getStart(file));
    const text = second.getText(file) + between + first.getText(file);
    const start = first.getStart(file);
    return [{ slip: 'argument order', start, end: second.getEnd(), text } as const];
  });
}

function otherMethod({ expression }: CallExpression, script: Script): readonly ScriptEdit[] {
  if (!script.ts.isPropertyAccessExpression(expression)) return [];
  const { name } = expression;
  return pairs.flatMap(([one, other]) => {
    if (name.text === one) return [replaceNode('method', script, name, other)];
    return name.text === other ? [replaceNode('method', script, name, one)] : [];
  });
}
