import type { FunctionLikeDeclaration, Node } from 'typescript-api';
import type { SourceText } from '../source-text.ts';
import { isAsyncFunction, isFunction } from '../typescript/is-function.ts';
import { nodesOf, parseScript, type Script } from '../typescript/parse-script.ts';
import type { FunctionInfo } from './function-info.ts';
import { measureScriptFunction } from './measure-script-function.ts';

export async function listScriptFunctions(source: SourceText): Promise<readonly FunctionInfo[]> {
  const script = await parseScript(source);
  const found: FunctionInfo[] = [];
  for (const node of nodesOf(script)) {
    if (isFunction(script, node) && node.body) found.push(describe(script, node));
  }
  return found;
}

function describe(script: Script, node: FunctionLikeDeclaration): FunctionInfo {
  const { file } = script;
  const startLine = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
  const endLine = file.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
  return {
    name: qualifiedName(script, node),
    startLine,
    endLine,
    async: isAsyncFunction(script, node),
    metrics: { ...measureScriptFunction(script, node), lines: endLine - startLine + 1 },
  };
}

function qualifiedName(script: Script, node: FunctionLikeDeclaration): string {
  const { ts } = script;
  const parts = [ownName(script, node) ?? '<anonymous>'];
  for (let up: Node = node.parent; up && !ts.isSourceFile(up); up = up.parent) {
    if (ts.isClassLike(up) && up.name) parts.unshift(up.name.text);
    else if (isFunction(script, up)) parts.unshift(ownName(script, up) ?? '<anonymous>');
  }
  return parts.filter((part, at) => part !== '<anonymous>' || at === parts.length - 1).join('.');
}

/** Its own name, or that of the variable or property it is assigned to. */
function ownName({ ts, file }: Script, node: FunctionLikeDeclaration): string | undefined {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (node.name) return node.name.getText(file);
  const { parent } = node;
  const holdsName = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  if (holdsName || ts.isPropertyDeclaration(parent)) return parent.name.getText(file);
  if (ts.isBinaryExpression(parent) && parent.right === node) return parent.left.getText(file);
  return undefined;
}
