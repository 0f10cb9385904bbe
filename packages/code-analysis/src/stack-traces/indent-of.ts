/** How many white-space characters a line starts with. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
