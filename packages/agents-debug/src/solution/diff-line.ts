interface ChangedLine {
  /** Lines of the file, without their ends. */
  readonly lines: readonly string[];
  /** From 1. */
  readonly line: number;
  readonly after: string;
  /** The path that the diff names. */
  readonly path: string;
}

/** Lines that `patch` and people find a place by. */
const around = 3;

/** A unified diff of one changed line, for `patch -p1`. */
export function diffLine({ lines, line, after, path }: ChangedLine): string {
  const first = Math.max(1, line - around);
  const last = Math.min(lines.length, line + around);
  const hunk = lines.slice(first - 1, last).flatMap((text, at) => {
    return first + at === line ? [`-${text}`, `+${after}`] : [` ${text}`];
  });
  const range = `${first},${last - first + 1}`;
  return [`--- a/${path}`, `+++ b/${path}`, `@@ -${range} +${range} @@`, ...hunk, ''].join('\n');
}
