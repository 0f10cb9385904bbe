import type { FunctionFacts, Place } from '../source-facts.ts';
import { isMethod, measureFunction, parametersOf } from './measure-function.ts';
import { childOf, textOf, type PythonNode } from './parse-python.ts';

const untyped = new Set(['identifier', 'default_parameter']);

export function readFunction(text: string, node: PythonNode): FunctionFacts {
  const body = childOf(node, 'block');
  return {
    name: qualifiedName(text, node),
    line: node.line,
    endLine: node.endLine,
    async: /^async\b/.test(text.slice(node.start, node.start + 6)),
    public: isPublic(text, node),
    documented: docstringOf(text, node) !== null,
    nested: isNested(node),
    stub: body === undefined || isStub(text, node, body),
    annotations: readAnnotations(text, node),
    metrics: measureFunction(node),
    body: body === undefined ? '' : statementsOf(text, body),
  };
}

/** The source of a body without its docstring. */
function statementsOf(text: string, body: PythonNode): string {
  const first = body.children.find(({ kind }) => kind !== 'comment');
  const isDocstring =
    first?.kind === 'expression_statement' && first.children[0]?.kind === 'string';
  return text.slice(isDocstring ? first.end : body.start, body.end);
}

/** The text of a docstring with words in it, of a function, class or module. */
export function docstringOf(text: string, node: PythonNode): string | null {
  const body = node.kind === 'module' ? node : childOf(node, 'block');
  const first = body?.children.find(({ kind }) => kind !== 'comment');
  const string = first?.kind === 'expression_statement' ? first.children[0] : undefined;
  if (string?.kind !== 'string') return null;
  const words = textOf(text, string)
    .replaceAll(/^[rbuRBU]*["']+|["']+$/g, '')
    .trim();
  const says = /[a-z]{3}/i.test(words) && !/^(?:TODO|FIXME|XXX|HACK)\b/i.test(words);
  return says ? words : null;
}

export function nameOf(text: string, node: PythonNode): string {
  const name = childOf(node, 'identifier');
  return name === undefined ? '<anonymous>' : textOf(text, name);
}

/** Names that begin with `_` and what lies in a function are nobody else's. */
export function isPublic(text: string, node: PythonNode): boolean {
  for (let up: PythonNode | null = node; up !== null; up = up.parent) {
    const isClass = up.kind === 'class_definition';
    if (up !== node && up.kind === 'function_definition') return false;
    if ((isClass || up === node) && nameOf(text, up).startsWith('_')) return false;
  }
  return true;
}

function qualifiedName(text: string, node: PythonNode): string {
  const parts: string[] = [];
  for (let up: PythonNode | null = node; up !== null; up = up.parent) {
    if (up.kind === 'function_definition' || up.kind === 'class_definition') {
      parts.unshift(nameOf(text, up));
    }
  }
  return parts.join('.');
}

function isNested(node: PythonNode): boolean {
  for (let up = node.parent; up !== null; up = up.parent) {
    if (up.kind === 'function_definition') return true;
  }
  return false;
}

/** Only `pass`, `...` or NotImplementedError; abstract methods and protocols are meant to be so. */
function isStub(text: string, node: PythonNode, body: PythonNode): boolean {
  const statements = body.children.filter(
    ({ kind, children }) =>
      kind !== 'comment' && !(kind === 'expression_statement' && children[0]?.kind === 'string'),
  );
  const [only, ...more] = statements;
  if (more.length > 0 || isAbstract(text, node)) return false;
  if (only === undefined) return true;
  return (
    only.kind === 'pass_statement' ||
    (only.kind === 'expression_statement' && only.children[0]?.kind === 'ellipsis') ||
    (only.kind === 'raise_statement' && /NotImplementedError/.test(textOf(text, only)))
  );
}

function isAbstract(text: string, node: PythonNode): boolean {
  const outer = node.parent;
  if (outer?.kind === 'decorated_definition') {
    const decorators = outer.children.filter(({ kind }) => kind === 'decorator');
    if (decorators.some((one) => /abstractmethod|overload/.test(textOf(text, one)))) return true;
  }
  for (let up = node.parent; up !== null; up = up.parent) {
    if (up.kind !== 'class_definition') continue;
    const bases = childOf(up, 'argument_list');
    return bases !== undefined && /\bProtocol\b/.test(textOf(text, bases));
  }
  return false;
}

function readAnnotations(text: string, node: PythonNode): FunctionFacts['annotations'] {
  const name = qualifiedName(text, node);
  const parameters = parametersOf(node);
  const missing: Place[] = parameters
    .filter(({ kind }) => untyped.has(kind))
    .map((one) => ({ line: one.line, what: `${textOf(text, one)} of ${name}` }));
  const needsResult = !(isMethod(node) && nameOf(text, node) === '__init__');
  if (needsResult && childOf(node, 'type') === undefined) {
    missing.push({ line: node.line, what: `the result of ${name}` });
  }
  return { all: parameters.length + (needsResult ? 1 : 0), missing };
}
