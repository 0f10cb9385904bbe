import type { SyntaxFault } from '../source-facts.ts';
import type { PythonNode } from './parse-python.ts';

/**
 * The first statement of a block that stands further in or out than those before it; the grammar
 * guesses where it belongs, and Python refuses.
 */
export function findIndentFault(text: string, block: PythonNode): SyntaxFault | null {
  if (block.kind !== 'module' && block.kind !== 'block') return null;
  let expected = block.kind === 'module' ? '' : undefined;
  for (const { kind, start, line } of block.children) {
    const indent = kind === 'comment' ? null : indentAt(text, start);
    if (indent === null) continue;
    expected ??= indent;
    if (indent !== expected) {
      return { line, message: 'its indentation is not that of the lines before it' };
    }
  }
  return null;
}

/** What stands before the first statement of a line; null for further ones. */
function indentAt(text: string, start: number): string | null {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^[ \t\f]*$/.test(before) ? before.replaceAll('\f', '') : null;
}
