import type {
  ClassFacts,
  DeclarationFacts,
  FunctionFacts,
  Place,
  ReadFacts,
  Source,
} from '../source-facts.ts';
import { findSyntaxFault } from './find-syntax-fault.ts';
import { childOf, nodesOf, parsePython, textOf, type PythonNode } from './parse-python.ts';
import { readFields } from './read-fields.ts';
import { docstringOf, isPublic, nameOf, readFunction } from './read-functions.ts';
import { readImports } from './read-imports.ts';

export function readPythonFacts({ language, text }: Source): ReadFacts {
  const root = parsePython(text);
  const fault = findSyntaxFault(text, root);
  if (fault !== null) return { ok: false, fault };
  const functions: FunctionFacts[] = [];
  const classes: ClassFacts[] = [];
  const comments: Place[] = [];
  const anyTypes: Place[] = [];
  const identifiers = new Set<string>();
  for (const node of nodesOf(root)) {
    if (node.kind === 'function_definition') functions.push(readFunction(text, node));
    else if (node.kind === 'class_definition') classes.push(readClass(text, node));
    else if (node.kind === 'comment') comments.push({ line: node.line, what: textOf(text, node) });
    else if (node.kind === 'identifier') {
      const name = textOf(text, node);
      identifiers.add(name);
      if (name === 'Any' && isInType(node)) anyTypes.push(anyAt(text, node));
    }
  }
  const declarations = readModule(text, root);
  const imports = readImports(text, root);
  const fields = readFields(text, root);
  return {
    ok: true,
    facts: {
      language,
      isEmpty: root.children.every(({ kind }) => kind === 'comment'),
      functions,
      classes,
      declarations,
      imports,
      comments,
      fields,
      anyTypes,
      identifiers,
    },
  };
}

/** The module itself, where there is anything in it that a reader wants to be told about. */
function readModule(text: string, root: PythonNode): readonly DeclarationFacts[] {
  if (root.children.length === 0) return [];
  const documented = docstringOf(text, root) !== null;
  return [{ kind: 'module', name: 'of this file', line: 1, documented }];
}

function readClass(text: string, node: PythonNode): ClassFacts {
  const bases = (childOf(node, 'argument_list')?.children ?? []).filter(
    ({ kind }) => kind !== 'keyword_argument',
  );
  const methods = (childOf(node, 'block')?.children ?? [])
    .map((child) => (child.kind === 'decorated_definition' ? child.children.at(-1) : child))
    .filter((child) => child?.kind === 'function_definition');
  return {
    name: nameOf(text, node),
    line: node.line,
    public: isPublic(text, node),
    documented: docstringOf(text, node) !== null,
    bases: bases.map((base) => textOf(text, base)),
    methods: methods.map((method) => (method === undefined ? '' : nameOf(text, method))),
  };
}

function isInType(node: PythonNode): boolean {
  for (let up = node.parent; up !== null; up = up.parent) {
    if (up.kind === 'type') return true;
    if (up.kind === 'block' || up.kind === 'module') return false;
  }
  return false;
}

function anyAt(text: string, node: PythonNode): Place {
  const line = text.slice(text.lastIndexOf('\n', node.start) + 1).split('\n')[0] ?? '';
  return { line: node.line, what: line.trim().slice(0, 60) };
}
