/** A line of the code frames that test runners print: `  > 12 | code`, `     |  ^`, `  3| code`. */
export function isCodeFrameLine(line: string): boolean {
  const start = line.slice(0, 2_000).trimStart();
  return /^(?:> {1,8})?\d{1,7}\s?\|/.test(start) || /^\|\s{0,2000}\^/.test(start);
}
