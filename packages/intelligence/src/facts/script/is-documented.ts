import ts from 'typescript';

/** Whether a comment with words stands right before it. One that only leaves work open is none. */
export function isDocumented(node: ts.Node): boolean {
  const file = node.getSourceFile();
  const ranges = ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? [];
  const last = ranges.at(-1);
  if (last === undefined) return false;
  const text = file.text.slice(last.pos, last.end);
  if (!text.startsWith('/**')) return false;
  const words = text.replaceAll(/[*/\s]+/g, ' ').trim();
  return /\p{L}{3}|\p{Lo}/u.test(words) && !/^(?:TODO|FIXME|XXX|HACK)\b/i.test(words);
}
