import { maskPython } from '../python/mask-python.ts';
import type { LineRange } from './line-range.ts';
import { pythonSlips } from './python-slips.ts';
import { sharedDefault } from './shared-default.ts';
import type { SmallEdit } from './small-edit.ts';

/** Longer lines are data. */
const longestLine = 4_096;

/** The edits in some lines of Python. */
export function findPythonEdits(source: string, { first, last }: LineRange): readonly SmallEdit[] {
  const texts = source.split('\n');
  const codes = maskPython(source).split('\n');
  const found: SmallEdit[] = [];
  for (let line = first; line <= last; line += 1) {
    const [text, code] = [texts[line - 1] ?? '', codes[line - 1] ?? ''];
    if (code.length > longestLine) continue;
    for (const [slip, pattern, meant] of pythonSlips) {
      for (const match of code.matchAll(pattern)) {
        const [old] = match;
        const written = text.slice(match.index, match.index + old.length);
        // What stands between quotes was masked, and must not be lost.
        if (written !== old) continue;
        if (slip === 'negation' && isGuard(code, codes[line] ?? '')) continue;
        const after =
          text.slice(0, match.index) +
          meant.replaceAll(/\$(\d)/g, (_, at: string) => match[Number(at)] ?? '') +
          text.slice(match.index + old.length);
        found.push({ slip, line, before: text, after });
      }
    }
    found.push(...sharedDefault({ line, text, code }));
  }
  return found;
}

/** `if not url:` above a `raise`: the other way round it would only be silent, whatever is wrong. */
function isGuard(code: string, next: string): boolean {
  return /^\s*if (?:not [\w.]+|[\w.]+ is None):\s*$/.test(code) && /^\s*raise\b/.test(next);
}
