import type { TreeNode } from './tree-node.ts';

/** The facts of an error that the library threw. */
export interface CelError {
  readonly code: string;
  readonly summary: string;
  /** Place in the text that was parsed. */
  readonly at: number;
  readonly node: TreeNode | undefined;
}

/** Reads by shape and not by class: classes differ between copies of the library. */
export function readCelError(thrown: unknown): CelError {
  const { code, summary, message, range, node } = (thrown ?? {}) as {
    readonly code?: string;
    readonly summary?: string;
    readonly message?: string;
    readonly range?: { readonly start: number };
    readonly node?: TreeNode;
  };
  return {
    code: code ?? 'unknown',
    summary: plainWords(summary ?? message ?? 'it failed'),
    at: range?.start ?? 0,
    node: node?.op === undefined ? undefined : node,
  };
}

/** The library's words without its inner names. */
function plainWords(summary: string): string {
  return summary
    .replaceAll(/dyn<(\w+)>/g, '$1')
    .replaceAll(/\bEOF\b/g, 'the end')
    .replace(/^no such overload: /, 'these types do not go together: ')
    .replace(/^found no matching overload for /, 'these types do not go together: ')
    .replace(/^No such key: /, 'there is no ');
}
