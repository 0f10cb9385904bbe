import { parseStackTraces } from '@parallel-dispatcher/code-analysis';
import type { RecordedFunction, RecordedTest } from './fault-record.ts';

/**
 * Indices of the functions that a failure was thrown through, nearest the throw first. Records say
 * where functions start, not end: a line belongs to the one that starts last before it, of those
 * that the test ran where that was recorded.
 */
export function functionsOnStack(
  functions: readonly RecordedFunction[],
  { stack, covered }: Pick<RecordedTest, 'stack' | 'covered'>,
): readonly number[] {
  if (stack == null || !stack.includes('\n')) return [];
  // A stack may come without the line that names the error.
  const text = /^\s*at /.test(stack) ? `Error\n${stack}` : stack;
  const ran = covered.length > 0 ? covered : [...functions.keys()];
  const candidates = ran.flatMap((index) => {
    const one = functions[index];
    return one ? [{ index, file: one[0], start: one[2] }] : [];
  });
  const found = new Set<number>();
  for (const { frames } of parseStackTraces(text)) {
    for (const { kind, file, line } of frames) {
      if (kind === 'library' || file === null || line === null) continue;
      const index = lastStarting(candidates, { file: file.replaceAll('\\', '/'), line });
      if (index !== undefined) found.add(index);
    }
  }
  return [...found];
}

interface Candidate {
  readonly index: number;
  readonly file: string;
  readonly start: number;
}

/** Of files that the path may mean, the longest; in it, the last that starts at or before the line. */
function lastStarting(
  candidates: readonly Candidate[],
  place: { readonly file: string; readonly line: number },
): number | undefined {
  let best: Candidate | undefined;
  for (const one of candidates) {
    const fits = place.file === one.file || place.file.endsWith(`/${one.file}`);
    if (!fits || one.start > place.line) continue;
    const longer = one.file.length - (best?.file.length ?? 0);
    if (longer > 0 || (longer === 0 && one.start >= (best?.start ?? 0))) best = one;
  }
  return best?.index;
}
