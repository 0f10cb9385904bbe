import ts from 'typescript';
import type { Place } from '../source-facts.ts';
import { lineAt, nodesOf } from './parse-script.ts';

/** All comments, each once, in source order. */
export function readComments(file: ts.SourceFile): readonly Place[] {
  const found = new Map<number, number>();
  const add = (ranges: readonly ts.CommentRange[] | undefined): void => {
    for (const { pos, end } of ranges ?? []) found.set(pos, end);
  };
  for (const node of nodesOf(file)) {
    if (ts.isJsxText(node)) continue;
    // Comments stand before and after tokens, and a token ends where a node does.
    add(ts.getLeadingCommentRanges(file.text, node.getFullStart()));
    add(ts.getTrailingCommentRanges(file.text, node.getEnd()));
    for (const inner of innerStarts(node)) add(ts.getLeadingCommentRanges(file.text, inner));
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([pos, end]) => ({ line: lineAt(file, pos), what: file.text.slice(pos, end) }));
}

/** Where a comment may stand that belongs to no child: in `{ }`, and before the last `}`. */
function innerStarts(node: ts.Node): readonly number[] {
  if (ts.isBlock(node) || ts.isModuleBlock(node)) {
    return [node.getStart() + 1, node.statements.end];
  }
  if (ts.isClassLike(node) || ts.isInterfaceDeclaration(node)) return [node.members.end];
  if (ts.isObjectLiteralExpression(node)) return [node.getStart() + 1, node.properties.end];
  if (ts.isCaseBlock(node)) return [node.clauses.end];
  if (ts.isCaseOrDefaultClause(node)) return [node.statements.end];
  return [];
}
