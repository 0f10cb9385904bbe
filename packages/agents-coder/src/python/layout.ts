/** A line longer than this is broken. */
const widest = 100;

const openers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Lays out source whose statements are one line each: lines that are too long are broken at the
 * brackets, as Black does.
 */
export function layOut(source: string): string {
  return source
    .split('\n')
    .map((line) => line.trimEnd())
    .flatMap(breakLine)
    .join('\n');
}

function breakLine(line: string): string[] {
  if (line.length <= widest || /^\s*(?:#|""")/.test(line)) return [line];
  const indent = /^ */.exec(line)?.[0] ?? '';
  const open = lastOpener(line);
  if (open === undefined) return [line];
  const { start, end } = open;
  const inner = `${indent}    `;
  const parts = splitParts(line.slice(start + 1, end));
  const body = parts.flatMap((part) => breakLine(`${inner}${part}`));
  return [line.slice(0, start + 1), ...body, ...breakLine(`${indent}${line.slice(end)}`)];
}

/** The bracket to break at: the outermost pair that holds the most. */
function lastOpener(line: string): { readonly start: number; readonly end: number } | undefined {
  const stack: number[] = [];
  let best: { start: number; end: number } | undefined;
  for (const { index, 0: char } of masked(line).matchAll(/[()[\]{}]/g)) {
    if (char in openers) {
      stack.push(index);
      continue;
    }
    const start = stack.pop() ?? 0;
    const holds = index - start;
    if (stack.length > 0 || holds <= 1) continue;
    if (best === undefined || holds > best.end - best.start) best = { start, end: index };
  }
  return best;
}

/** What is between brackets, one part a line: after commas, else ahead of the words of an expression. */
function splitParts(text: string): string[] {
  const commas = cuts(text, /, /y);
  const isLoop = cuts(text, / (?=for )/y).length > 1;
  if (commas.length > 1 && !isLoop) return commas.map((part) => `${part},`);
  const pieces = cuts(text, / (?=(?:for|if|else|and|or) )/y);
  // A trailing comma would make a tuple of one value in round brackets.
  return pieces.length > 1 ? pieces : [text];
}

/** Cuts where a pattern matches outside of inner brackets; what matches is left out. */
function cuts(text: string, cut: RegExp): string[] {
  const code = masked(text);
  const parts: string[] = [];
  let depth = 0;
  let last = 0;
  for (const { index } of code.matchAll(/[()[\]{} ,]/g)) {
    const char = code.charAt(index);
    if (char in openers) depth += 1;
    else if (/[)\]}]/.test(char)) depth -= 1;
    cut.lastIndex = index;
    const found = depth === 0 && index >= last ? cut.exec(code) : null;
    if (found === null) continue;
    parts.push(text.slice(last, index));
    last = index + found[0].length;
  }
  return [...parts, text.slice(last)].map((part) => part.trim()).filter((part) => part !== '');
}

/** The line with texts and the parameters of lambdas blanked, as long as it was. */
function masked(line: string): string {
  return line.replaceAll(/"(?:\\.|[^"\\])*"|\blambda [^:"]*:/g, (found) =>
    '_'.repeat(found.length),
  );
}
