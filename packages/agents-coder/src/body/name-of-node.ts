import type { SyntaxNode } from './syntax-node.ts';

/** What an identifier is called, or a quoted key says; empty for any other node. */
export function nameOfNode(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const { name, value } = node as SyntaxNode;
  const said = name ?? value;
  return typeof said === 'string' || typeof said === 'number' ? String(said) : '';
}
