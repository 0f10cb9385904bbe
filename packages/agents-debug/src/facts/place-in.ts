import type { FunctionInfo } from '@parallel-dispatcher/code-analysis';
import type { Place } from './place.ts';

/** A line of a file in the function around it; null: it stands outside of functions. */
export function placeIn(file: string, around: FunctionInfo | null, line: number): Place {
  const range = around && { first: around.startLine, last: around.endLine };
  return { file, line, column: null, function: around?.name ?? null, range };
}
