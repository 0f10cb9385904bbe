import { displayWidth, fit, pad } from './display-width.ts';

/**
 * Rows of plain cells as aligned lines. The last column takes what is left of `width`; the others
 * are as wide as their widest cell, at most `maxCell` columns.
 */
export function table(
  rows: readonly (readonly string[])[],
  { width, indent = 2, maxCell = 32 }: { width: number; indent?: number; maxCell?: number },
): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.slice(0, -1).entries()) {
      widths[column] = Math.min(maxCell, Math.max(widths[column] ?? 0, displayWidth(cell)));
    }
  }
  return rows.map((row) => {
    const head = row
      .slice(0, -1)
      .map((cell, column) => pad(fit(cell, widths[column] ?? 0), widths[column] ?? 0))
      .join('  ');
    const left = width - indent - displayWidth(head) - 2;
    const tail = fit(row.at(-1) ?? '', Math.max(10, left));
    return `${' '.repeat(indent)}${head}${row.length > 1 ? '  ' : ''}${tail}`.trimEnd();
  });
}
