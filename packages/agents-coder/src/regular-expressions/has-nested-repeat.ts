import type { PatternNode } from '../typescript/support/pattern-node.ts';

/** Whether a repeat lies within a repeat, where backtracking can take exponential time. */
export function hasNestedRepeat(node: PatternNode, within = false): boolean {
  if (node.kind === 'atom' || node.kind === 'edge') return false;
  if (node.kind === 'repeat') {
    if (within && node.least !== node.most) return true;
    return hasNestedRepeat(node.part, within || node.most > 1);
  }
  if (node.kind === 'choice' && within && node.parts.length > 1) return true;
  return node.parts.some((part) => hasNestedRepeat(part, within));
}
