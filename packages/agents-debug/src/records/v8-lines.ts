interface V8Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

export interface V8File {
  readonly text: string;
  /** Of the functions: their own range first, then the blocks that ran another number of times. */
  readonly functions: readonly (readonly V8Range[])[];
}

export interface V8Line {
  /** From 1. */
  readonly line: number;
  /** Index of the innermost function that the line begins in; null: in none. */
  readonly of: number | null;
}

/**
 * The lines of code of which any part ran. Ranges nest, within a function and across functions;
 * the count of an inner one stands in for that of the outer.
 * @see V8 block coverage, https://v8.dev/blog/javascript-code-coverage
 */
export function v8Lines({ text, functions }: V8File): readonly V8Line[] {
  const ran = new Uint8Array(text.length);
  const owner = new Int32Array(text.length).fill(-1);
  const ranges = functions.flatMap((own, of) => own.map((range, at) => ({ range, of, at })));
  for (const { range, of, at } of ranges.toSorted(outerFirst)) {
    ran.fill(range.count > 0 ? 1 : 0, range.startOffset, range.endOffset);
    const isModule = range.startOffset === 0 && range.endOffset >= text.length;
    if (at === 0 && !isModule) owner.fill(of, range.startOffset, range.endOffset);
  }
  const found: V8Line[] = [];
  let start = 0;
  for (const [at, line] of text.split('\n').entries()) {
    const first = start + line.length - line.trimStart().length;
    const isRun = ran.subarray(first, start + line.trimEnd().length).includes(1);
    const of = owner[first] ?? -1;
    if (isRun && isCode(line)) found.push({ line: at + 1, of: of < 0 ? null : of });
    start += line.length + 1;
  }
  return found;
}

interface Painted {
  readonly range: V8Range;
}

function outerFirst({ range: a }: Painted, { range: b }: Painted): number {
  return a.startOffset - b.startOffset || b.endOffset - a.endOffset;
}

/** Brackets, and what begins as a comment, hold no fault. */
function isCode(line: string): boolean {
  return /[\w$]/.test(line) && !/^\s*(?:\/\/|\/?\*)/.test(line);
}
