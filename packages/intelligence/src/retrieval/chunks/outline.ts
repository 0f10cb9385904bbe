/** Something with a name in a source: a function, class, type, test or heading. */
export interface OutlineEntry {
  readonly name: string;
  /** First line, with the comment above it; from 1. */
  readonly startLine: number;
  readonly endLine: number;
  /** Columns that it is indented by, or the depth of a heading. */
  readonly indent: number;
  readonly kind: 'callable' | 'type' | 'value' | 'test' | 'heading';
}

/** A declaration says its name early; long lines are not searched to their end. */
const searchedColumns = 200;

const modifier = String.raw`(?:export|default|declare|abstract|async|public|private|protected|internal|static|final|override|open|sealed|pub|unsafe|readonly|get|set)\b[ ]*`;
const callable = new RegExp(
  String.raw`^[ ]*(?:${modifier})*(?:function\*?|def|func|fun|fn|sub)[ ]+(?:\([^)]*\)[ ]*)?([\w$]+)`,
);
const type = new RegExp(
  String.raw`^[ ]*(?:${modifier})*(?:class|interface|type|enum|namespace|module|struct|trait|impl|mod|object|record|protocol)[ ]+([\w$]+)`,
);
const value = new RegExp(String.raw`^(?:${modifier})*(?:const|let|var|val)[ ]+([\w$]+)`);
const assigned = /^[\w$.]*\.([\w$]+)[ ]*=[ ]*(?:async\b|function\b|class\b|\()/;
const method = new RegExp(
  String.raw`^[ ]+(?:${modifier})*[*#]?([\w$]+)[ ]*(?:<[^()]*>)?\((?:[^;]*\)[^;]*\{[ ]*)?$`,
);
const control = /^(?:if|for|while|switch|catch|return|with|do|else|await|new|super|function)$/;
const test = /^[ ]*(?:describe|test|it)(?:\.\w+)*\([ ]*['"`]([^'"`]+)/;
const heading = /^(#{1,6})[ ]+(\S.*)$/;
const leading = /^[ ]*(?:\/\*\*?|\*|\/\/|#|@|--)/;

/**
 * The named parts of a source in line order, found by the look of its lines: nothing is parsed, so it
 * is cheap, and right for code that is indented as formatters do.
 */
export function outline(
  lines: readonly string[],
  language: string | null,
): readonly OutlineEntry[] {
  if (language === 'markdown') return outlineHeadings(lines);
  if (language === 'json' || language === 'text') return [];
  const entries: OutlineEntry[] = [];
  for (const [at, text] of lines.entries()) {
    const line = text.slice(0, searchedColumns).replaceAll('\t', '  ');
    const found = readDeclaration(line);
    if (!found) continue;
    const indent = indentOf(line);
    entries.push({ ...found, indent, startLine: firstOf(lines, at), endLine: lastOf(lines, at) });
  }
  return entries;
}

type Declaration = Pick<OutlineEntry, 'name' | 'kind'>;

function readDeclaration(line: string): Declaration | null {
  const patterns = { callable, type, value, test } as const;
  for (const kind of ['callable', 'type', 'value', 'test'] as const) {
    const name = patterns[kind].exec(line)?.[1];
    if (name !== undefined) return { name, kind };
  }
  const name = (assigned.exec(line) ?? method.exec(line))?.[1];
  return name === undefined || control.test(name) ? null : { name, kind: 'callable' };
}

function outlineHeadings(lines: readonly string[]): readonly OutlineEntry[] {
  const found = lines.flatMap((line, at) => {
    const match = heading.exec(line.slice(0, searchedColumns));
    return match ? [{ at, depth: match[1]?.length ?? 1, name: match[2] ?? '' }] : [];
  });
  return found.map(({ at, depth, name }, index) => {
    const next = found.slice(index + 1).find((other) => other.depth <= depth);
    const place = { startLine: at + 1, endLine: next ? next.at : lines.length };
    return { name, indent: depth - 1, kind: 'heading', ...place };
  });
}

/** With the comment and the decorators right above. */
function firstOf(lines: readonly string[], at: number): number {
  let first = at;
  while (first > 0 && leading.test(lines[first - 1] ?? '')) first -= 1;
  return first + 1;
}

/** To the closing bracket at its own indent, or to before the next text that is indented no deeper. */
function lastOf(lines: readonly string[], at: number): number {
  const own = indentOf(lines[at] ?? '');
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (line.trim() === '' || indentOf(line) > own) continue;
    if (/^\s*[)\]}]/.test(line)) {
      // `) {` and `}): Type {` end the parameters only.
      if (/[{(:]\s*$/.test(line)) continue;
      return next + 1;
    }
    return lastText(lines, next);
  }
  return lastText(lines, lines.length);
}

/** The number of the last line with text before index `end`. */
function lastText(lines: readonly string[], end: number): number {
  let last = end;
  while (last > 1 && (lines[last - 1] ?? '').trim() === '') last -= 1;
  return last;
}

function indentOf(line: string): number {
  return line.replaceAll('\t', '  ').search(/\S|$/);
}
