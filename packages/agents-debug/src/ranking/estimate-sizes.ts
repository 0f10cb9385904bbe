import type { RecordedFunction } from './fault-record.ts';

/**
 * Lines of each function, estimated as the lines to the next one that starts in its file: records
 * say where functions start, not end. The last of a file takes the file's median.
 */
export function estimateSizes(functions: readonly RecordedFunction[]): readonly number[] {
  const sizes = functions.map(() => 1);
  for (const group of groupByFile(functions)) {
    const gaps = group.slice(1).map((one, at) => one.line - (group[at]?.line ?? one.line));
    const typical = medianOf(gaps);
    group.forEach(({ index }, at) => {
      sizes[index] = Math.max(1, gaps[at] ?? typical);
    });
  }
  return sizes;
}

interface Start {
  readonly index: number;
  readonly line: number;
}

/** Functions of one file by start line; of two that start on one line, the earlier index first. */
function groupByFile(functions: readonly RecordedFunction[]): readonly (readonly Start[])[] {
  const files = new Map<string, Start[]>();
  functions.forEach(([file, , line], index) => {
    const group = files.get(file);
    if (group) group.push({ index, line });
    else files.set(file, [{ index, line }]);
  });
  return [...files.values()].map((group) => group.toSorted((a, b) => a.line - b.line));
}

/** A file of one function says nothing of its length: ten lines is a usual one. */
const usualLines = 10;

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1];
  const high = sorted[Math.floor(middle)];
  return low === undefined || high === undefined ? usualLines : (low + high) / 2;
}
