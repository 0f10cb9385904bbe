/** The end of what a command said, none where it said nothing. */
export function lastLines(output: string): string[] {
  const said = output.trim();
  return said === '' ? [] : [said.slice(-1500)];
}
