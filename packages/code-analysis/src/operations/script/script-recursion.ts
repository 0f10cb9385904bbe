import type { Expression, FunctionLikeDeclaration, Node } from 'typescript-api';
import { isFunction } from '../../typescript/is-function.ts';
import { nodesOf, type Script } from '../../typescript/parse-script.ts';
import { recursiveCalls, type LocalCall } from '../recursive-calls.ts';
import { operationOf, type ScriptFinder } from './script-finder.ts';

/** Calls that lead back to the function they stand in. A method of another object counts not. */
export const scriptRecursion: ScriptFinder = (script) => {
  const nodes = [...nodesOf(script)];
  const functions = nodes.filter((node) => isFunction(script, node));
  const names = new Set(functions.flatMap((one) => nameOf(script, one) ?? []));
  const calls = nodes.flatMap((node): readonly (LocalCall & { readonly node: Node })[] => {
    const to = calledName(script, node);
    const from = to !== undefined && names.has(to) ? ownerOf(script, node) : undefined;
    return to === undefined || from === undefined ? [] : [{ from, to, node }];
  });
  return recursiveCalls(calls).map(({ from, to, node }) => {
    const when = `\`${local(from)}\` calls \`${local(to)}\` again and again and no end is reached`;
    return operationOf(script, { node, when });
  });
};

/** Members are told from functions by `this.` before their name. */
function nameOf({ ts, file }: Script, one: FunctionLikeDeclaration): string | undefined {
  if (one.name) {
    const name = one.name.getText(file);
    const member = ts.isMethodDeclaration(one) || ts.isAccessor(one);
    return member ? `this.${name}` : name;
  }
  const { parent } = one;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return parent.name.text;
  if (ts.isPropertyDeclaration(parent)) return `this.${parent.name.getText(file)}`;
  return undefined;
}

function calledName({ ts }: Script, node: Node): string | undefined {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return calleeName(ts, node.expression);
  // Reading `this.x` runs the getter `x`; `ownerOf` tells whether there is one around.
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const getter = ancestorsOf(node).find((up) => ts.isGetAccessorDeclaration(up));
  const name = getter && ts.isGetAccessorDeclaration(getter) ? getter.name : undefined;
  const own = name && ts.isIdentifier(name) && name.text === node.name.text;
  return own === true ? calleeName(ts, node) : undefined;
}

function calleeName(ts: Script['ts'], callee: Expression): string | undefined {
  if (ts.isIdentifier(callee)) return callee.text;
  const own =
    ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.ThisKeyword;
  return own ? `this.${callee.name.text}` : undefined;
}

/** The innermost function with a name around a node: a callback belongs to what it stands in. */
function ownerOf(script: Script, node: Node): string | undefined {
  for (const up of ancestorsOf(node)) {
    const name = isFunction(script, up) ? nameOf(script, up) : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}

function ancestorsOf(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (let up = node.parent; up; up = up.parent) found.push(up);
  return found;
}

function local(name: string): string {
  return name.replace(/^this\./, '');
}
