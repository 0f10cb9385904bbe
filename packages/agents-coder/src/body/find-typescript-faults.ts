import { boundNames } from './bound-names.ts';
import { visitNodes, type SyntaxNode } from './syntax-node.ts';

/** What a pure body may use of the language: the same answer always, nothing of the outside. */
const allowedGlobals = new Set(
  'given undefined NaN Infinity Math Number String Boolean Array Object Map Set BigInt JSON RegExp isNaN isFinite parseInt parseFloat encodeURIComponent decodeURIComponent'.split(
    ' ',
  ),
);

/** Nobody may call something else by these names, so that what is meant by them is sure. */
const refusedNames = new Set(
  'process globalThis global require module exports fetch console Date performance crypto setTimeout setInterval setImmediate queueMicrotask structuredClone WebAssembly Function eval Reflect Proxy Symbol Promise Atomics SharedArrayBuffer navigator Worker Buffer WebSocket EventSource localStorage sessionStorage'.split(
    ' ',
  ),
);

/** Members that are no function of their arguments, or lead out of them. */
const refusedMembers = new Set([
  'constructor',
  'prototype',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  'toLocaleString',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
  'localeCompare',
]);
const refusedOf: Readonly<Record<string, readonly string[]>> = {
  Math: ['random'],
  JSON: ['parse'],
  Object: ['getPrototypeOf', 'setPrototypeOf', 'defineProperty', 'defineProperties'],
};

const refusedNodes: Readonly<Record<string, string>> = {
  ImportExpression: 'imports a module',
  ThisExpression: 'uses "this"',
  MetaProperty: 'uses import.meta or new.target',
  AwaitExpression: 'awaits something',
  YieldExpression: 'yields',
  ThrowStatement: 'throws',
  WithStatement: 'uses "with"',
  DebuggerStatement: 'stops in a debugger',
  ClassDeclaration: 'declares a class',
  ClassExpression: 'declares a class',
  TSAnyKeyword: 'uses the type "any"',
  TSTypeAssertion: 'asserts a type',
  TSImportType: 'imports a type',
  TSModuleDeclaration: 'declares a module',
};

/** Why TypeScript code is no body of a pure function, a sentence each; none where it may be one. */
export async function findTypescriptFaults(code: string): Promise<readonly string[]> {
  const { parsers } = await import('prettier/plugins/typescript');
  let program: SyntaxNode;
  try {
    const source = `function body() {\n${code}\n}`;
    program = (await parsers.typescript.parse(source, {} as never)) as SyntaxNode;
  } catch (error) {
    return [`It does not parse: ${error instanceof Error ? error.message : String(error)}`];
  }
  const body = program['body'];
  const [frame] = Array.isArray(body) ? (body as SyntaxNode[]) : [];
  if (!Array.isArray(body) || body.length !== 1 || frame?.type !== 'FunctionDeclaration') {
    return ['It leaves its function: statements of one body were expected.'];
  }
  const faults = new Set<string>();
  const statements = frame['body'] as SyntaxNode;
  const known = boundNames(statements);
  visitNodes(statements, (node, parent) => {
    const fault = faultOf(node, parent, known);
    if (fault !== null) faults.add(`It ${fault}, line ${node.loc.start.line - 1}.`);
  });
  return [...faults];
}

function faultOf(
  node: SyntaxNode,
  parent: SyntaxNode,
  ...[known]: [ReadonlySet<string>]
): string | null {
  const refused = refusedNodes[node.type];
  if (refused !== undefined) return refused;
  if (node['async'] === true || node['generator'] === true) return 'is asynchronous';
  if (node.type === 'TSAsExpression' && !isConst(node)) return 'asserts a type with "as"';
  if (node.type === 'MemberExpression') return memberFault(node);
  if (node.type === 'Property') return propertyFault(node);
  if (node.type !== 'Identifier' || isPartOf(node, parent)) return null;
  const name = String(node['name']);
  if (refusedNames.has(name)) return `uses ${name}`;
  if (Object.hasOwn(refusedOf, name) && !isHolder(node, parent)) return `hands ${name} on`;
  if (known.has(name) || allowedGlobals.has(name)) return null;
  return `uses ${name}, which it is not given`;
}

/** Whether a member of it is named: which one can then be told. */
function isHolder(node: SyntaxNode, parent: SyntaxNode): boolean {
  const isMember = parent.type === 'MemberExpression' && parent['object'] === node;
  return isMember && nameOf(parent['property'] as SyntaxNode, parent['computed'] === true) !== null;
}

/** Names of members, of keys and of types are no references. */
function isPartOf(node: SyntaxNode, parent: SyntaxNode): boolean {
  const named = parent['property'] === node || parent['key'] === node;
  if (parent['label'] === node) return true;
  const isInType = parent.type.startsWith('TS') && !/^TS.*Expression$/.test(parent.type);
  return (named && parent['computed'] !== true) || isInType;
}

function memberFault({ object, property, computed }: SyntaxNode): string | null {
  const name = nameOf(property as SyntaxNode, computed === true);
  if (name === null) return null;
  if (refusedMembers.has(name)) return `uses the member ${name}`;
  const of = nameOf(object as SyntaxNode, false);
  const listed = of !== null && Object.hasOwn(refusedOf, of) ? refusedOf[of] : undefined;
  return listed?.includes(name) === true ? `uses ${of}.${name}` : null;
}

/** A pattern such as `{ constructor: make }` takes a member as well. */
function propertyFault({ key, computed }: SyntaxNode): string | null {
  const name = nameOf(key as SyntaxNode, computed === true);
  return name !== null && refusedMembers.has(name) ? `uses the member ${name}` : null;
}

function nameOf(node: SyntaxNode, isComputed: boolean): string | null {
  if (node.type === 'Literal') return String(node['value']);
  if (node.type === 'TemplateLiteral') {
    const [only, second] = node['quasis'] as readonly { readonly value: { cooked: string } }[];
    return second === undefined ? (only?.value.cooked ?? null) : null;
  }
  return node.type === 'Identifier' && !isComputed ? String(node['name']) : null;
}

function isConst({ typeAnnotation }: SyntaxNode): boolean {
  const name = (typeAnnotation as SyntaxNode | undefined)?.['typeName'];
  return (name as SyntaxNode | undefined)?.['name'] === 'const';
}
