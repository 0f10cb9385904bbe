/**
 * The lines of TAP with what test files printed as they printed it: `node --test` puts `# ` in front
 * of that, and a file that does not load tells why nowhere else. Other text stays as it is.
 */
export function withoutCommentMarks(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => /^TAP version \d/.test(line))) return lines;
  return lines.map((line) => line.replace(/^\s*# ?/, ''));
}
