import langPython from '@ast-grep/lang-python';
import { parse, registerDynamicLanguage, type SgNode } from '@ast-grep/napi';

/** A node of a Python file as plain data: crossing to the native tree for each look is dear. */
export interface PythonNode {
  readonly kind: string;
  /** From 1. */
  readonly line: number;
  readonly endLine: number;
  /** Offsets in the source, the end not included. */
  readonly start: number;
  readonly end: number;
  readonly children: readonly PythonNode[];
  readonly parent: PythonNode | null;
}

let isRegistered = false;

/** The tree of a Python file, words such as `def` left out. */
export function parsePython(text: string): PythonNode {
  if (!isRegistered) {
    registerDynamicLanguage({ python: langPython });
    isRegistered = true;
  }
  return copyTree(parse('python', text).root());
}

/** Every node, each before its children, in source order. No recursion. */
export function* nodesOf(from: PythonNode): Generator<PythonNode> {
  const waiting = [from];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = node.children[at];
      if (child) waiting.push(child);
    }
  }
}

export function textOf(text: string, node: PythonNode): string {
  return text.slice(node.start, node.end);
}

/** The first child of a kind. */
export function childOf(node: PythonNode, kind: string): PythonNode | undefined {
  return node.children.find((child) => child.kind === kind);
}

type Growing = PythonNode & { readonly children: PythonNode[] };

function copyTree(root: SgNode): PythonNode {
  const copied = copyNode(root, null);
  const waiting: [SgNode, Growing][] = [[root, copied]];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const [from, to] = at;
    for (const child of from.children()) {
      // Operators and words carry nothing that their parent's kind does not say; errors do.
      if (!child.isNamed() && !isMissing(child)) continue;
      const copy = copyNode(child, to);
      to.children.push(copy);
      waiting.push([child, copy]);
    }
  }
  return copied;
}

/** What the parser put there itself, to be able to go on. */
function isMissing(node: SgNode): boolean {
  const { start, end } = node.range();
  return start.index === end.index;
}

function copyNode(node: SgNode, parent: PythonNode | null): Growing {
  const { start, end } = node.range();
  return {
    kind: parent !== null && isMissing(node) ? 'MISSING' : String(node.kind()),
    line: start.line + 1,
    endLine: end.line + 1,
    start: start.index,
    end: end.index,
    children: [],
    parent,
  };
}
