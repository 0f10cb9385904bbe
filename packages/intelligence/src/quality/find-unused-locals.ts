import {
  childOf,
  nodesOf,
  parsePython,
  textOf,
  type PythonNode,
} from '../facts/python/parse-python.ts';
import type { Finding } from './finding.ts';

/** Variables of Python functions that are set and never read. Names with `_` say that they are not. */
export function findUnusedLocals(text: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const node of nodesOf(parsePython(text))) {
    if (node.kind !== 'function_definition') continue;
    const { set, read } = namesIn(text, node);
    for (const [name, line] of set) {
      if (read.has(name) || name.startsWith('_')) continue;
      found.push({
        rule: 'unused-variable',
        dimension: 'maintainability',
        severity: 'medium',
        line,
        message: `${name} is set and never read`,
        source: 'ast-grep',
      });
    }
  }
  return found;
}

interface Names {
  /** With the line where it is first set. */
  readonly set: ReadonlyMap<string, number>;
  readonly read: ReadonlySet<string>;
}

/** Inner functions read what outer ones set, so they count to both. */
function namesIn(text: string, node: PythonNode): Names {
  const set = new Map<string, number>();
  const read = new Set<string>();
  const body = childOf(node, 'block');
  if (body === undefined) return { set, read };
  for (const inner of nodesOf(body)) {
    if (inner.kind === 'global_statement' || inner.kind === 'nonlocal_statement') {
      for (const name of inner.children) read.add(textOf(text, name));
    }
    if (inner.kind !== 'identifier') continue;
    const name = textOf(text, inner);
    if (isSet(inner)) {
      if (!set.has(name) && isOwn(inner, node)) set.set(name, inner.line);
    } else read.add(name);
  }
  return { set, read };
}

/** The name before the `=` of a plain assignment; not an attribute, not a part of a tuple. */
function isSet({ parent, start }: PythonNode): boolean {
  if (parent?.kind !== 'assignment' || parent.children[0]?.start !== start) return false;
  return parent.children.length > 1;
}

/** Whether it lies in this function and in no class or function inside of it. */
function isOwn(node: PythonNode, owner: PythonNode): boolean {
  for (let up = node.parent; up !== null; up = up.parent) {
    if (up === owner) return true;
    if (up.kind === 'function_definition' || up.kind === 'class_definition') return false;
  }
  return false;
}
