import { indentOf } from '../indent-of.ts';

interface PrintedProperties {
  readonly properties: ReadonlyMap<string, string>;
  /** Index of the first line that was not taken. */
  readonly next: number;
}

/** A printed value longer than this many lines is cut off. */
const longestValue = 100;

/**
 * Reads the `key: value,` lines that node prints after a frame that ends in ` {`, up to the closing
 * brace, a nested error or anything else. A value over several lines keeps its line ends.
 */
export function readProperties(lines: readonly string[], from: number): PrintedProperties {
  const properties = new Map<string, string>();
  const indent = indentOf(lines[from] ?? '');
  let at = from;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const found = /^'?([\w$]{1,100})'?: (?=\S)/.exec(line.trimStart());
    if (found?.[1] === undefined || indentOf(line) !== indent) break;
    const end = endOfValue(lines, at, indent);
    const first = line.trimStart().slice(found[0].length);
    const text = [first, ...lines.slice(at + 1, end + 1)].join('\n').trimEnd().replace(/,$/, '');
    properties.set(found[1], unquote(text));
    at = end + 1;
  }
  return { properties, next: at };
}

/** Index of the line on which the value ends. */
function endOfValue(lines: readonly string[], at: number, indent: number): number {
  if (!/(?:[[{(]|' \+)$/.test(lines[at] ?? '')) return at;
  const last = Math.min(lines.length, at + longestValue);
  for (let end = at + 1; end < last; end++) {
    const line = lines[end] ?? '';
    if (indentOf(line) === indent) return /^[\]})]/.test(line.trimStart()) ? end : end - 1;
    if (line !== '' && indentOf(line) < indent) return end - 1;
  }
  return at;
}

function unquote(text: string): string {
  const quoted = /^(['"`])(.*)\1$/s.exec(text);
  return quoted?.[2] ?? text;
}
