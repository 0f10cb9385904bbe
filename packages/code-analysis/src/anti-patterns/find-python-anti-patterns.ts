import { maskPython } from '../python/mask-python.ts';
import type { AntiPattern } from './anti-pattern.ts';
import { bareExcept, isLiteral, mutableDefault, offByOneRange } from './python-rules.ts';

const rules = [bareExcept, isLiteral, mutableDefault, offByOneRange] as const;
/** Longer lines are data. */
const longestLine = 4_096;
/** A loop is looked at this far down. */
const longestBody = 300;

export function findPythonAntiPatterns(source: string): readonly AntiPattern[] {
  const texts = source.split(/\r\n|\n|\r/);
  const codes = maskPython(source).split(/\r\n|\n|\r/);
  const found: AntiPattern[] = [];
  for (const [at, text] of texts.entries()) {
    const code = codes[at] ?? '';
    if (code.length > longestLine) continue;
    for (const rule of rules) {
      const one = rule({ line: at + 1, text, code, body: () => bodyOf(codes, at) });
      if (one) found.push(one);
    }
  }
  return found;
}

function bodyOf(codes: readonly string[], head: number): readonly string[] {
  const own = indentOf(codes[head] ?? '');
  const below = codes.slice(head + 1, head + 1 + longestBody);
  const end = below.findIndex((code) => code.trim() !== '' && indentOf(code) <= own);
  return end < 0 ? below : below.slice(0, end);
}

function indentOf(code: string): number {
  return code.length - code.trimStart().length;
}
