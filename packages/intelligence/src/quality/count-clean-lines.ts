import type { FunctionFacts } from '../facts/source-facts.ts';
import type { Finding } from './finding.ts';

/** Lines in outermost functions that no finding lies in. */
export function countCleanLines(
  functions: readonly FunctionFacts[],
  findings: readonly Finding[],
): number {
  const lines = findings.flatMap(({ line }) => (line === null ? [] : [line])).sort((a, b) => a - b);
  return functions
    .filter((one) => !one.nested && !hasLineIn(lines, one))
    .reduce((sum, { metrics }) => sum + metrics.lines, 0);
}

/** Whether one of the sorted lines lies in a function. */
function hasLineIn(lines: readonly number[], { line, endLine }: FunctionFacts): boolean {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  const next = lines[low];
  return next !== undefined && next <= endLine;
}
