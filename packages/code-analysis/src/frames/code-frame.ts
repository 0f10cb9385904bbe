interface CodeFrameOptions {
  /** Line to mark, from 1. */
  readonly line: number;
  /** Column to point at, from 1. @default no caret line */
  readonly column?: number | null;
  /** Lines to show on each side. @default 2 */
  readonly around?: number;
}

/** Minified lines are cut here. */
const widest = 160;

/** The lines around a place with the place marked; null where the source has no such line. */
export function codeFrame(source: string, options: CodeFrameOptions): string | null {
  const { line: marked, column, around = 2 } = options;
  const lines = source.split(/\r\n|\n|\r/);
  if (marked < 1 || marked > lines.length) return null;
  const first = Math.max(1, marked - around);
  const last = Math.min(lines.length, marked + around);
  const width = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = (lines[number - 1] ?? '').slice(0, widest);
    const sign = number === marked ? '>' : ' ';
    shown.push(`${sign} ${String(number).padStart(width)} | ${text}`.trimEnd());
    if (number === marked && column != null && column <= text.length + 1) {
      shown.push(`  ${' '.repeat(width)} | ${' '.repeat(column - 1)}^`);
    }
  }
  return shown.join('\n');
}
