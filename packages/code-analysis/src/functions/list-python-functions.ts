import { maskPython } from '../python/mask-python.ts';
import type { FunctionInfo } from './function-info.ts';

const definition = /^(\s*)(async\s+)?(def|class)\s+(\w+)/;
const branch =
  /^\s*(?:if|elif|for|while|except|case|async for)\b|\b(?:and|or)\b|\bif\b(?=.*\belse\b)/g;
const block = /^\s*(?:if|for|while|try|with|match|async (?:for|with))\b.*:?\s*$/;

interface Opened {
  readonly name: string;
  readonly kind: 'def' | 'class';
  readonly indent: number;
  readonly start: number;
  readonly async: boolean;
}

/** Functions by indentation: a body is every deeper line below its `def`. */
export function listPythonFunctions(source: string): readonly FunctionInfo[] {
  const lines = maskPython(source).split(/\r\n|\n|\r/);
  const open: Opened[] = [];
  const found: FunctionInfo[] = [];
  let lastCode = 0;
  const closeTo = (indent: number): void => {
    while ((open.at(-1)?.indent ?? -1) >= indent) {
      const one = open.pop();
      if (one?.kind === 'def') found.push(describe(lines, [...open, one], lastCode));
    }
  };
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const indent = line.length - line.trimStart().length;
    if (!/^\s*[)\]}]/.test(line)) closeTo(indent);
    const start = definition.exec(line);
    if (start?.[4] !== undefined) {
      const kind = start[3] === 'class' ? 'class' : 'def';
      open.push({ name: start[4], kind, indent, start: at, async: start[2] !== undefined });
    }
    lastCode = at;
  }
  closeTo(0);
  return found.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function describe(
  lines: readonly string[],
  path: readonly Opened[],
  lastCode: number,
): FunctionInfo {
  const own = path.at(-1) as Opened;
  const body = lines.slice(own.start, lastCode + 1);
  return {
    name: path.map(({ name }) => name).join('.'),
    startLine: own.start + 1,
    endLine: lastCode + 1,
    async: own.async,
    metrics: {
      cyclomaticComplexity: 1 + countBranches(body),
      nestingDepth: deepest(body.slice(1)),
      parameters: countParameters(body),
      lines: body.length,
    },
  };
}

function countBranches(body: readonly string[]): number {
  return body.reduce((sum, line) => sum + (line.slice(0, 2_000).match(branch)?.length ?? 0), 0);
}

/** Deepest chain of blocks whose lines are each further in than the last. */
function deepest(body: readonly string[]): number {
  const open: number[] = [];
  let most = 0;
  for (const line of body) {
    if (line.trim() === '') continue;
    const indent = line.length - line.trimStart().length;
    while ((open.at(-1) ?? -1) >= indent) open.pop();
    if (block.test(line.slice(0, 2_000))) open.push(indent);
    most = Math.max(most, open.length);
  }
  return most;
}

/** Parameters between the parentheses of the `def`, without `self`, `cls`, `*` and `/`. */
function countParameters(body: readonly string[]): number {
  const text = body.join('\n');
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of text.slice(text.indexOf('('), text.indexOf('(') + 5_000)) {
    if ('([{'.includes(char) && depth++ === 0) continue;
    if (')]}'.includes(char) && --depth === 0) break;
    if (char === ',' && depth === 1) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part].filter((one) => !/^(?:self|cls|[*/])?$/.test(one.trim())).length;
}
