import type { Node, SourceFile } from 'typescript-api';
import { isAsyncFunction, isFunction } from './is-function.ts';
import { nodesOf, type Script } from './parse-script.ts';

const known = new WeakMap<SourceFile, ReadonlySet<string>>();

/** Names that a file gives to an async function and to nothing else, parameters included. */
export function asyncFunctionNames(script: Script): ReadonlySet<string> {
  const cached = known.get(script.file);
  if (cached) return cached;
  const names = new Set<string>();
  const seen = new Set<string>();
  for (const node of nodesOf(script)) {
    const name = declaredName(script, node);
    if (name === undefined) continue;
    if (seen.has(name)) names.delete(name);
    else if (declaresAsync(script, node)) names.add(name);
    seen.add(name);
  }
  known.set(script.file, names);
  return names;
}

function declaredName({ ts }: Script, node: Node): string | undefined {
  const declares =
    ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node) || ts.isParameter(node);
  return declares && node.name && ts.isIdentifier(node.name) ? node.name.text : undefined;
}

function declaresAsync(script: Script, node: Node): boolean {
  const value = script.ts.isVariableDeclaration(node) ? node.initializer : node;
  return value !== undefined && isFunction(script, value) && isAsyncFunction(script, value);
}
