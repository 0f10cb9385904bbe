import type { FunctionLikeDeclaration, Identifier, Node } from 'typescript-api';
import type { SourceText } from '../source-text.ts';
import type { TypeScript } from '../typescript/load-typescript.ts';
import { isFunction } from '../typescript/is-function.ts';
import { nodesOf, parseScript, positionOf, type Script } from '../typescript/parse-script.ts';
import type { ValueOrigin } from './value-origin.ts';

interface ValueUse {
  readonly expression: string;
  readonly line: number;
}

export async function findScriptOrigins(
  source: SourceText,
  use: ValueUse,
): Promise<readonly ValueOrigin[]> {
  const script = await parseScript(source);
  const root = /^[A-Za-z_$][\w$]*/.exec(use.expression)?.[0];
  if (root === undefined) return [];
  const called = new RegExp(String.raw`^${escape(root)}\s*\(`).test(use.expression);
  const origins = called ? [] : bindings(script, { ...use, root });
  const makers = new Set(called ? [root] : origins.flatMap(({ maker }) => maker ?? []));
  const returns = [...makers].flatMap((name) => emptyReturns(script, name));
  return [...origins.map(({ origin }) => origin), ...returns];
}

interface Binding {
  readonly origin: ValueOrigin;
  /** The function whose result it holds. */
  readonly maker?: string;
}

/** Declarations of the name around its use, and assignments to it or to the whole expression. */
function bindings(script: Script, use: ValueUse & { readonly root: string }): readonly Binding[] {
  const { ts, file } = script;
  const found: Binding[] = [];
  for (const node of nodesOf(script)) {
    if (ts.isParameter(node) || ts.isVariableDeclaration(node)) {
      const name = namesIn(script, node.name).find(({ text }) => text === use.root);
      if (name === undefined || !covers(script, node, use.line)) continue;
      const kind = ts.isParameter(node) ? 'parameter' : 'declaration';
      found.push(bindingAt(script, { kind, at: name, name: use.root, value: node.initializer }));
    } else if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ) {
      const target = node.left.getText(file);
      if (target !== use.root && target !== use.expression) continue;
      found.push(
        bindingAt(script, { kind: 'assignment', at: node.left, name: target, value: node.right }),
      );
    }
  }
  return found;
}

interface Bound {
  readonly kind: ValueOrigin['kind'];
  readonly at: Node;
  readonly name: string;
  readonly value: Node | undefined;
}

function bindingAt(script: Script, bound: Bound): Binding {
  const maker = calledName(script, bound.value);
  const origin = originAt(script, bound);
  return maker === undefined ? { origin } : { origin, maker };
}

function originAt(script: Script, bound: Omit<Bound, 'value'>): ValueOrigin {
  const { line } = positionOf(script, bound.at);
  const from = script.file.getPositionOfLineAndCharacter(line - 1, 0);
  const text = /^[^\r\n]*/.exec(script.file.text.slice(from, from + 500))?.[0].trim() ?? '';
  return { kind: bound.kind, line, text, name: bound.name };
}

/** The names that a parameter or variable binds, those of a pattern included. */
function namesIn(script: Script, name: Node): readonly Identifier[] {
  const { ts } = script;
  if (ts.isIdentifier(name)) return [name];
  return [...nodesOf(script, name)].filter(
    (node): node is Identifier =>
      ts.isIdentifier(node) && ts.isBindingElement(node.parent) && node.parent.name === node,
  );
}

/** Whether the function or file that a declaration stands in holds the line. */
function covers(script: Script, declaration: Node, line: number): boolean {
  let scope = declaration.parent;
  while (!isFunction(script, scope) && !script.ts.isSourceFile(scope)) scope = scope.parent;
  const first = script.file.getLineAndCharacterOfPosition(scope.getStart(script.file)).line + 1;
  const last = script.file.getLineAndCharacterOfPosition(scope.getEnd()).line + 1;
  return first <= line && line <= last;
}

/** `findUser` for `findUser(id)` and `await findUser(id)`. */
function calledName({ ts }: Script, value: Node | undefined): string | undefined {
  const inner = value && unwrap(ts, value);
  if (!inner || !ts.isCallExpression(inner)) return undefined;
  if (ts.isIdentifier(inner.expression)) return inner.expression.text;
  const isOwn =
    ts.isPropertyAccessExpression(inner.expression) &&
    inner.expression.expression.kind === ts.SyntaxKind.ThisKeyword;
  return isOwn ? inner.expression.name.text : undefined;
}

/** The returns of a function of this file that yield nothing, or what a lookup may not find. */
function emptyReturns(script: Script, name: string): readonly ValueOrigin[] {
  const { ts } = script;
  const found: ValueOrigin[] = [];
  for (const node of nodesOf(script)) {
    if (!isFunction(script, node) || nameOf(script, node) !== name || !node.body) continue;
    if (!ts.isBlock(node.body)) {
      const kind = judgeReturn(ts, node.body);
      if (kind) found.push(originAt(script, { kind, at: node.body, name }));
      continue;
    }
    for (const inner of nodesOf(script, node.body)) {
      if (!ts.isReturnStatement(inner) || ownerOf(script, inner) !== node) continue;
      const kind = inner.expression ? judgeReturn(ts, inner.expression) : 'empty-return';
      if (kind) found.push(originAt(script, { kind, at: inner, name }));
    }
  }
  return found;
}

/** What a returned expression says: surely or possibly nothing, another function's, or neither. */
function judgeReturn(ts: TypeScript, returned: Node): ValueOrigin['kind'] | undefined {
  const value = unwrap(ts, returned);
  if (value.kind === ts.SyntaxKind.NullKeyword) return 'empty-return';
  if (ts.isIdentifier(value)) return value.text === 'undefined' ? 'empty-return' : undefined;
  if (ts.isElementAccessExpression(value)) return 'empty-return';
  if (!ts.isCallExpression(value)) return undefined;
  const { expression } = value;
  if (ts.isIdentifier(expression))
    return /^[a-z_$]/.test(expression.text) ? 'handed-on' : undefined;
  const lookup = ts.isPropertyAccessExpression(expression) && lookups.has(expression.name.text);
  return lookup ? 'empty-return' : undefined;
}

/** Methods that give undefined or null for what they do not find. */
const lookups = new Set(['find', 'get', 'at', 'pop', 'shift', 'match']);

/** The expression below `await`, parentheses, `as`, `satisfies` and `!`. */
function unwrap(ts: TypeScript, value: Node): Node {
  let inner = value;
  while (
    ts.isAwaitExpression(inner) ||
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isNonNullExpression(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}

function ownerOf(script: Script, node: Node): Node {
  let up = node.parent;
  while (up.parent && !isFunction(script, up)) up = up.parent;
  return up;
}

function nameOf({ ts }: Script, node: FunctionLikeDeclaration): string | undefined {
  if (node.name && ts.isIdentifier(node.name)) return node.name.text;
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)
    ? parent.name.text
    : undefined;
}

function escape(text: string): string {
  return text.replaceAll('$', String.raw`\$`);
}
