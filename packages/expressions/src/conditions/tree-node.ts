import type { ASTNode } from '@marcbachmann/cel-js';
import type { PathSegment } from '../references/reference.ts';

/** A node of the parsed condition. */
export type TreeNode = ASTNode;

type AccessNode = Extract<TreeNode, { readonly op: '.' | '[]' }>;

export function isAccess(node: TreeNode): node is AccessNode {
  return node.op === '.' || node.op === '[]';
}

/** One `.name` or `[index]`. */
export interface AccessStep {
  readonly node: AccessNode;
  /** undefined where the index is computed. */
  readonly segment: string | number | undefined;
}

/** `tasks.a.output[i]` as `tasks` and its steps. */
export interface AccessChain {
  readonly base: TreeNode;
  readonly steps: readonly AccessStep[];
}

export function readChain(node: TreeNode): AccessChain {
  const steps: AccessStep[] = [];
  let base = node;
  while (isAccess(base)) {
    steps.unshift({ node: base, segment: segmentOf(base) });
    base = base.args[0];
  }
  return { base, steps };
}

/** The steps up to the first computed one. */
export function knownStart(steps: readonly AccessStep[]): readonly PathSegment[] {
  const path: PathSegment[] = [];
  for (const { segment } of steps) {
    if (segment === undefined) break;
    path.push(segment);
  }
  return path;
}

function segmentOf(node: AccessNode): string | number | undefined {
  if (node.op === '.') return node.args[1];
  const index = node.args[1];
  if (index.op !== 'value') return undefined;
  if (typeof index.args === 'string') return index.args;
  return typeof index.args === 'bigint' && index.args >= 0n ? Number(index.args) : undefined;
}
