/** A line of an exception group stands behind a gutter of `|` and `+`. */
export interface GutterLine {
  /** Column of the gutter, -1 where there is none. It grows by two with each group. */
  readonly column: number;
  readonly body: string;
}

export function readGutter(line: string): GutterLine {
  const found = /^( *)[|+](?: |$)/.exec(line);
  if (found?.[1] === undefined) return { column: -1, body: line };
  return { column: found[1].length, body: line.slice(found[0].length) };
}
