import type { Node, SourceFile } from 'typescript-api';
import type { SourceText } from '../source-text.ts';
import { loadTypeScript, type TypeScript } from './load-typescript.ts';

/** A parsed file with what is needed to walk it. */
export interface Script {
  readonly ts: TypeScript;
  readonly file: SourceFile;
}

/** Parses TypeScript or JavaScript. A file with syntax errors is parsed as far as it goes. */
export async function parseScript(source: SourceText): Promise<Script> {
  const { file, text } = source;
  const ts = await loadTypeScript();
  const jsx = /\.(?:[jt]sx|[cm]?js)$/.test(file);
  const kind = jsx ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return { ts, file: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind) };
}

/** Line and column of a node's first character, both from 1. */
export function positionOf(script: Script, node: Node): { line: number; column: number } {
  const at = script.file.getLineAndCharacterOfPosition(node.getStart(script.file));
  return { line: at.line + 1, column: at.character + 1 };
}

/** Every node of a file, each before its children, in source order. No recursion. */
export function* nodesOf(script: Script, from: Node = script.file): Generator<Node> {
  const waiting: Node[] = [from];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    const children: Node[] = [];
    script.ts.forEachChild(node, (child) => void children.push(child));
    waiting.push(...children.reverse());
  }
}
