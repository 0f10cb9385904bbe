import { splitLines } from '../chunks/split-lines.ts';

/** Lines of a text, both ends from 1 and included. */
export function showLines(
  text: string,
  { startLine, endLine }: { readonly startLine: number; readonly endLine: number },
): string {
  return splitLines(text)
    .slice(startLine - 1, endLine)
    .join('\n');
}
