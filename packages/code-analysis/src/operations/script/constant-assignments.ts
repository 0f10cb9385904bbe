import type { Identifier, Node, SyntaxKind } from 'typescript-api';
import { isFunction } from '../../typescript/is-function.ts';
import { nodesOf, positionOf, type Script } from '../../typescript/parse-script.ts';
import { operationOf, type ScriptFinder } from './script-finder.ts';

/** Assignments to a name whose nearest declaration is `const`. */
export const constantAssignments: ScriptFinder = (script) => {
  const nodes = [...nodesOf(script)];
  const declared = byNameAndScope(declarationsOf(script, nodes));
  return nodes.flatMap((node) =>
    assignedNames(script, node).flatMap((name) => {
      const found = resolve(name, declared);
      if (found?.constant !== true) return [];
      const { line } = positionOf(script, found.node);
      const when = `\`${name.text}\` is declared with const at line ${line}`;
      return [operationOf(script, { node, when })];
    }),
  );
};

interface Declared {
  readonly name: string;
  readonly constant: boolean;
  readonly node: Node;
  /** What it can be seen in. */
  readonly scope: Node;
}

function declarationsOf(script: Script, nodes: readonly Node[]): readonly Declared[] {
  const { ts } = script;
  return nodes.flatMap((node): readonly Declared[] => {
    const variable = ts.isVariableDeclaration(node);
    if (!variable && !ts.isParameter(node)) return [];
    const flags = variable ? ts.getCombinedNodeFlags(node) : 0;
    const constant = (flags & ts.NodeFlags.Const) !== 0;
    const block = constant || (flags & ts.NodeFlags.Let) !== 0;
    const scope = scopeOf(script, node, block);
    return identifiersIn(script, node.name).map(({ text }) => ({
      name: text,
      constant,
      node,
      scope,
    }));
  });
}

function identifiersIn(script: Script, name: Node): readonly Identifier[] {
  const { ts } = script;
  if (ts.isIdentifier(name)) return [name];
  return [...nodesOf(script, name)].flatMap((node) =>
    ts.isBindingElement(node) && ts.isIdentifier(node.name) ? [node.name] : [],
  );
}

function scopeOf(script: Script, node: Node, block: boolean): Node {
  const { ts } = script;
  for (let up = node.parent; up; up = up.parent) {
    if (isFunction(script, up) || ts.isSourceFile(up)) return up;
    if (block && (ts.isBlock(up) || ts.isCaseBlock(up) || ts.isIterationStatement(up, false)))
      return up;
  }
  return script.file;
}

type DeclaredNames = ReadonlyMap<string, ReadonlyMap<Node, Declared>>;

/** By name, then by what they can be seen in. */
function byNameAndScope(declared: readonly Declared[]): DeclaredNames {
  const names = new Map<string, Map<Node, Declared>>();
  for (const one of declared) {
    const scopes = names.get(one.name) ?? new Map<Node, Declared>();
    names.set(one.name, scopes.set(one.scope, one));
  }
  return names;
}

/** The declaration of the innermost scope around a name. */
function resolve(name: Identifier, declared: DeclaredNames): Declared | undefined {
  const scopes = declared.get(name.text);
  for (let up: Node | undefined = scopes && name.parent; up; up = up.parent) {
    const found = scopes?.get(up);
    if (found) return found;
  }
  return undefined;
}

/** What an assignment, `++` or `--` writes to. */
function assignedNames({ ts }: Script, node: Node): readonly Identifier[] {
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const { PlusPlusToken, MinusMinusToken } = ts.SyntaxKind;
    const writes = node.operator === PlusPlusToken || node.operator === MinusMinusToken;
    return writes && ts.isIdentifier(node.operand) ? [node.operand] : [];
  }
  if (!ts.isBinaryExpression(node) || !isAssignment(ts, node.operatorToken.kind)) return [];
  const { left } = node;
  if (ts.isIdentifier(left)) return [left];
  return ts.isArrayLiteralExpression(left)
    ? left.elements.filter((one) => ts.isIdentifier(one))
    : [];
}

function isAssignment(ts: Script['ts'], kind: SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
