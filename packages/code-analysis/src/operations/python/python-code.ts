import { maskPython } from '../../python/mask-python.ts';
import type { ThrowingOperation } from '../throwing-operation.ts';

/** Python source to search by patterns; all offsets are of both texts. */
export interface PythonCode {
  readonly text: string;
  /** The text without what stands in strings and comments. */
  readonly code: string;
  /** Offset of each line's first character. */
  readonly lineStarts: readonly number[];
}

export function readPythonCode(text: string): PythonCode {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    lineStarts.push(at + 1);
  return { text, code: maskPython(text), lineStarts };
}

/** Line of an offset, from 1. */
export function lineAt({ lineStarts }: PythonCode, offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The line around an offset, as an operation. */
export function operationAt(
  python: PythonCode,
  { offset, when }: { readonly offset: number; readonly when: string },
): ThrowingOperation {
  const line = lineAt(python, offset);
  const start = python.lineStarts[line - 1] ?? 0;
  const end = python.lineStarts[line] ?? python.text.length;
  const text = python.text.slice(start, end).trim().slice(0, 120);
  return { line, column: offset - start + 1, text, when };
}
