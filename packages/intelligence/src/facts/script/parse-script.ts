import ts from 'typescript';
import type { Source, SyntaxFault } from '../source-facts.ts';

/** The syntax tree of TypeScript or JavaScript, parents set. */
export function parseScript({ path, language, tsx = false, text }: Source): ts.SourceFile {
  const typescript = tsx ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const kind = language === 'javascript' ? ts.ScriptKind.JSX : typescript;
  const name = path ?? (language === 'typescript' ? 'input.ts' : 'input.jsx');
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, kind);
}

/** The first syntax error of the TypeScript parser. */
export function syntaxFaultOf(file: ts.SourceFile): SyntaxFault | null {
  // Not in the public types; the program API that gives the same needs files and a library.
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
  const first = parseDiagnostics[0];
  if (first === undefined) return null;
  const message = ts.flattenDiagnosticMessageText(first.messageText, ' ');
  return { line: lineAt(file, first.start ?? 0), message };
}

/** From 1. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return lineAt(file, node.getStart(file));
}

export function endLineOf(node: ts.Node): number {
  return lineAt(node.getSourceFile(), node.getEnd());
}

export function lineAt(file: ts.SourceFile, offset: number): number {
  return file.getLineAndCharacterOfPosition(offset).line + 1;
}

/** Every node, each before its children, in source order. No recursion: sources may nest deeply. */
export function* nodesOf(from: ts.Node): Generator<ts.Node> {
  const waiting: ts.Node[] = [from];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    waiting.push(...childrenOf(node).reverse());
  }
}

export function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}
