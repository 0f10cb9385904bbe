/** A line of the code frames that test runners print: `  > 12 | code`, `     |  ^`, `  3| code`. */
export function isCodeFrameLine(line: string): boolean {
  return /^\s*(?:> )?\s*\d{1,7}\s?\|/.test(line) || /^\s*\|\s*\^/.test(line);
}
