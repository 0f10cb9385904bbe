import type { SourceFacts } from '../source-facts.ts';
import { docstringOf, nameOf } from './read-functions.ts';
import { childOf, nodesOf, textOf, type PythonNode } from './parse-python.ts';

/** Annotated fields of models: classes on BaseModel, dataclasses, and those called `Model...`. */
export function readFields(text: string, root: PythonNode): SourceFacts['fields'] {
  const fields: { line: number; what: string; described: boolean }[] = [];
  for (const node of nodesOf(root)) {
    if (node.kind !== 'class_definition' || !isModel(text, node)) continue;
    const doc = docstringOf(text, node) ?? '';
    const body = childOf(node, 'block')?.children ?? [];
    for (const [at, statement] of body.entries()) {
      const assignment = statement.children[0];
      if (assignment?.kind !== 'assignment' || childOf(assignment, 'type') === undefined) continue;
      const what = nameOf(text, assignment);
      const next = body[at + 1]?.children[0]?.kind === 'string';
      const value = textOf(text, assignment);
      const described =
        next || /\bdescription\s*=/.test(value) || new RegExp(`\\b${what}\\b`).test(doc);
      fields.push({ line: assignment.line, what, described });
    }
  }
  return fields;
}

function isModel(text: string, node: PythonNode): boolean {
  const bases = childOf(node, 'argument_list');
  return (
    /^Model[A-Z]/.test(nameOf(text, node)) ||
    (bases !== undefined && /\bBaseModel\b/.test(textOf(text, bases)))
  );
}
