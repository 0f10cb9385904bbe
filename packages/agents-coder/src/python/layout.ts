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
  for (const { at, char } of brackets(line)) {
    if (char in openers) stack.push(at);
    else {
      const start = stack.pop() ?? 0;
      const isOuter = stack.length === 0;
      if (isOuter && at - start > 1 && (best === undefined || at - start > best.end - best.start))
        best = { start, end: at };
    }
  }
  return best;
}

/** What is between brackets, one part a line: after commas, else ahead of the words of an expression. */
function splitParts(text: string): string[] {
  const commas = cuts(text, (rest) => (rest.startsWith(', ') ? 2 : 0));
  const isLoop = cuts(text, (rest) => (rest.startsWith(' for ') ? 1 : 0)).length > 1;
  if (commas.length > 1 && !isLoop) return commas.map((part) => `${part},`);
  const words = [' for ', ' if ', ' else ', ' and ', ' or '];
  const pieces = cuts(text, (rest) => (words.some((word) => rest.startsWith(word)) ? 1 : 0));
  if (pieces.length > 1) return pieces;
  // A trailing comma would make a tuple of one value in round brackets.
  return [text];
}

/** Cuts at the top level of a text where `width` says how many characters the cut takes. */
function cuts(text: string, width: (rest: string) => number): string[] {
  const inside = new Set<number>();
  let depth = 0;
  let from = 0;
  for (const { at, char } of brackets(text)) {
    if (char in openers) {
      if (depth === 0) from = at;
      depth += 1;
    } else {
      depth -= 1;
      if (depth === 0) for (let place = from; place <= at; place += 1) inside.add(place);
    }
  }
  for (const [start, end] of [...texts(text), ...lambdas(text)])
    for (let at = start; at < end; at += 1) inside.add(at);
  const parts: string[] = [];
  let last = 0;
  for (let at = 0; at < text.length; at += 1) {
    const taken = inside.has(at) ? 0 : width(text.slice(at, at + 8));
    if (taken === 0) continue;
    parts.push(text.slice(last, at));
    last = at + taken;
  }
  return [...parts, text.slice(last)].map((part) => part.trim()).filter((part) => part !== '');
}

/** Parameters of a lambda stay together. */
function lambdas(line: string): [number, number][] {
  return [...line.matchAll(/\blambda [^:]*:/g)].map((found) => [
    found.index,
    found.index + found[0].length,
  ]);
}

function texts(line: string): [number, number][] {
  return [...line.matchAll(/"(?:\\.|[^"\\])*"/g)].map((found) => [
    found.index,
    found.index + found[0].length,
  ]);
}

function brackets(line: string): { readonly at: number; readonly char: string }[] {
  const held = texts(line);
  return [...line.matchAll(/[()[\]{}]/g)]
    .filter(({ index }) => !held.some(([start, end]) => index >= start && index < end))
    .map((found) => ({ at: found.index, char: found[0] }));
}
