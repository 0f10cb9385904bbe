import ts from 'typescript';
import type { ClassFacts, FunctionFacts, Place, ReadFacts, Source } from '../source-facts.ts';
import { isFunctionNode } from './function-node.ts';
import { isDocumented } from './is-documented.ts';
import { exportedNames, isPublic } from './is-public.ts';
import { lineOf, nodesOf, parseScript, syntaxFaultOf } from './parse-script.ts';
import { readComments } from './read-comments.ts';
import { readDeclarations } from './read-declarations.ts';
import { readFields } from './read-fields.ts';
import { readFunction } from './read-functions.ts';
import { readImports } from './read-imports.ts';

export function readScriptFacts(source: Source): ReadFacts {
  const file = parseScript(source);
  const fault = syntaxFaultOf(file);
  if (fault !== null) return { ok: false, fault };
  const exported = exportedNames(file);
  const functions: FunctionFacts[] = [];
  const classes: ClassFacts[] = [];
  const anyTypes: Place[] = [];
  const identifiers = new Set<string>();
  for (const node of nodesOf(file)) {
    if (isFunctionNode(node)) functions.push(readFunction(node, exported));
    else if (ts.isClassLike(node)) classes.push(readClass(node, exported));
    else if (ts.isIdentifier(node)) identifiers.add(node.text);
    else if (node.kind === ts.SyntaxKind.AnyKeyword) {
      anyTypes.push({ line: lineOf(node), what: node.parent.getText().slice(0, 60) });
    }
  }
  const { language } = source;
  return {
    ok: true,
    facts: {
      language,
      isEmpty: file.statements.length === 0,
      functions,
      classes,
      anyTypes,
      identifiers,
      declarations: readDeclarations(file),
      imports: readImports(file),
      comments: readComments(file),
      fields: readFields(file),
    },
  };
}

function readClass(node: ts.ClassLikeDeclaration, exported: ReadonlySet<string>): ClassFacts {
  const bases = (node.heritageClauses ?? []).flatMap(({ types }) =>
    types.map(({ expression }) => expression.getText()),
  );
  const methods = node.members
    .filter((member) => ts.isMethodDeclaration(member))
    .map(({ name }) => name.getText());
  return {
    name: node.name?.text ?? '<anonymous>',
    line: lineOf(node),
    public: isPublic(node, exported),
    documented: isDocumented(node),
    bases,
    methods,
  };
}
