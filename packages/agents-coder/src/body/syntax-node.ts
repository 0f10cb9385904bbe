/** A node of a syntax tree as ESTree has them. */
export interface SyntaxNode {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number } };
  readonly [key: string]: unknown;
}

/** Visits what is below a node, with the node above each; comments and tokens are left out. */
export function visitNodes(
  root: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode) => void,
): void {
  for (const value of Object.values(root)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (!isNode(child)) continue;
      visit(child, root);
      visitNodes(child, visit);
    }
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'loc' in value &&
    value.loc !== undefined
  );
}
