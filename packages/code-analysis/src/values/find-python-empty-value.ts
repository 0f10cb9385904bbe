import type { FailedAccess } from './failed-access.ts';

/** A longer line is data. */
const longestLine = 2_000;

/** The expressions before `.property` on the line: names, attributes, calls and subscripts. */
export function findPythonEmptyValue(source: string, access: FailedAccess): readonly string[] {
  const line = source.split(/\r\n|\n|\r/)[access.line - 1] ?? '';
  if (line.length > longestLine || !/^\w+$/.test(access.property)) return [];
  const found = new Set<string>();
  for (const match of line.matchAll(new RegExp(String.raw`\.${access.property}(?!\w)`, 'g'))) {
    const expression = line.slice(startOfExpression(line, match.index), match.index);
    if (/^[A-Za-z_]/.test(expression)) found.add(expression);
  }
  return [...found];
}

/** Where the expression starts that ends before an index: back over names, dots and brackets. */
function startOfExpression(line: string, end: number): number {
  let depth = 0;
  let at = end;
  while (at > 0) {
    const char = line[at - 1] ?? '';
    if (char === ')' || char === ']') depth++;
    else if (char === '(' || char === '[') {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0 && !/[\w.]/.test(char)) break;
    at--;
  }
  return at;
}
