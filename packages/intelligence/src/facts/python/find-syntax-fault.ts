import type { SyntaxFault } from '../source-facts.ts';
import { nodesOf, textOf, type PythonNode } from './parse-python.ts';

/** The first place that the grammar does not know; null when the file parses. */
export function findSyntaxFault(text: string, root: PythonNode): SyntaxFault | null {
  for (const node of nodesOf(root)) {
    if (node.kind !== 'ERROR' && node.kind !== 'MISSING') continue;
    const innermost = [...nodesOf(node)].findLast(({ kind }) => kind === 'ERROR') ?? node;
    const came = textOf(text, innermost).split('\n')[0]?.trim().slice(0, 60) ?? '';
    const message =
      came === '' ? 'something is missing here' : `Python does not parse at \`${came}\``;
    return { line: innermost.line, message };
  }
  return null;
}
