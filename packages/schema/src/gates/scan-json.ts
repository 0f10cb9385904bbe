import type { ErrorDetail } from '../documents/error-detail.ts';
import { capErrors } from '../problems/cap-errors.ts';
import { explainSyntax, explainUnclosed, type Expected } from './explain-syntax.ts';
import { isPrototypeKey } from './is-prototype-key.ts';
import type { JsonLimits } from './json-limits.ts';
import {
  duplicateKeyError,
  prototypeKeyError,
  stringTooLongError,
  tooDeepError,
  tooManyNodesError,
} from './limit-errors.ts';
import { readString } from './read-string.ts';
import { note, pathOf, syntaxError, type Frame, type Scan } from './scan-state.ts';
import { describePosition } from './text-excerpt.ts';

const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Reads JSON text once, without recursion and without building anything, and tells everything that
 * `JSON.parse` would hide (keys given twice, prototype keys), choke on (depth) or tell without a
 * place. Empty when the text is fit for `JSON.parse`. What ends the reading comes last.
 */
export function scanJson(text: string, limits: JsonLimits): readonly ErrorDetail[] {
  const scan: Scan = { text, limits, frames: [], problems: [], uncounted: 0, at: 0, nodes: 0 };
  let expected: Expected | 'end' = 'value';
  for (;;) {
    scan.at = matchAt(space, scan);
    if (scan.at === text.length) return finish(scan, expected === 'end' ? [] : [unclosed(scan)]);
    const next: Expected | 'end' | ErrorDetail = advance(scan, expected);
    if (typeof next !== 'string') return finish(scan, [next]);
    expected = next;
  }
}

function finish(scan: Scan, last: readonly ErrorDetail[]): readonly ErrorDetail[] {
  return [...capErrors(scan.problems, scan.uncounted), ...last];
}

function advance(scan: Scan, expected: Expected | 'end'): Expected | 'end' | ErrorDetail {
  const char = scan.text[scan.at];
  const frame = scan.frames.at(-1);
  if (expected === 'value' || expected === 'value or ]') {
    if (char === ']' && expected === 'value or ]') return close(scan);
    return startValue(scan);
  }
  if (expected === 'key' || expected === 'key or }') {
    if (char === '}' && expected === 'key or }') return close(scan);
    return char === '"' ? readKey(scan, frame as Frame) : unexpected(scan, expected);
  }
  if (expected === ':') {
    if (char !== ':') return unexpected(scan, expected);
    scan.at += 1;
    return 'value';
  }
  if (frame === undefined || expected === 'end') return unexpected(scan, 'end');
  if (char === (frame.keys === null ? ']' : '}')) return close(scan);
  if (char !== ',') return unexpected(scan, frame.keys === null ? ', or ]' : ', or }');
  scan.at += 1;
  if (frame.keys !== null) return 'key';
  frame.step = (frame.step as number) + 1;
  return 'value';
}

function startValue(scan: Scan): Expected | 'end' | ErrorDetail {
  scan.nodes += 1;
  if (scan.nodes > scan.limits.maxNodes) return tooManyNodesError(scan.limits.maxNodes);
  const char = scan.text[scan.at] as string;
  if (char === '{' || char === '[') return open(scan, char);
  if (char === '"') {
    const read = readString(scan.text, scan.at);
    if (!read.ok) return syntaxError(scan, read.at, read.problem);
    if (read.end - scan.at - 2 > scan.limits.maxStringLength) noteLongString(scan, read.end);
    return finishValue(scan, read.end);
  }
  const literal = ['true', 'false', 'null'].find((word) => scan.text.startsWith(word, scan.at));
  if (literal !== undefined) return finishValue(scan, scan.at + literal.length);
  const end = matchAt(number, scan);
  if (end === scan.at) return unexpected(scan, 'value');
  if (!Number.isFinite(Number(scan.text.slice(scan.at, end)))) {
    return syntaxError(scan, scan.at, 'a number up to 1.8e308 was expected, and a larger one came');
  }
  return finishValue(scan, end);
}

function open(scan: Scan, bracket: '{' | '['): Expected | ErrorDetail {
  const list = bracket === '[';
  if (scan.frames.length >= scan.limits.maxDepth) {
    return tooDeepError(pathOf(scan), scan.limits.maxDepth);
  }
  scan.frames.push({ openedAt: scan.at, keys: list ? null : new Set(), step: list ? 0 : null });
  scan.at += 1;
  return list ? 'value or ]' : 'key or }';
}

function close(scan: Scan): Expected | 'end' {
  scan.frames.pop();
  return finishValue(scan, scan.at + 1);
}

function finishValue(scan: Scan, end: number): Expected | 'end' {
  scan.at = end;
  const frame = scan.frames.at(-1);
  if (frame === undefined) return 'end';
  return frame.keys === null ? ', or ]' : ', or }';
}

function readKey(scan: Scan, frame: Frame): Expected | ErrorDetail {
  const start = scan.at;
  const read = readString(scan.text, start);
  if (!read.ok) return syntaxError(scan, read.at, read.problem);
  const raw = scan.text.slice(start + 1, read.end - 1);
  const key = read.escaped ? (JSON.parse(`"${raw}"`) as string) : raw;
  scan.at = read.end;
  frame.step = key;
  if (key.length > scan.limits.maxStringLength) {
    note(scan, (path) => stringTooLongError(path, key.length, scan.limits.maxStringLength));
  }
  if (isPrototypeKey(scan, key)) note(scan, (path) => prototypeKeyError(path, key));
  if (frame.keys?.has(key))
    note(scan, (path) => duplicateKeyError(path, describePosition(scan.text, start)));
  frame.keys?.add(key);
  return ':';
}

function noteLongString(scan: Scan, end: number): void {
  const { length } = JSON.parse(scan.text.slice(scan.at, end)) as string;
  const { maxStringLength } = scan.limits;
  if (length <= maxStringLength) return;
  note(scan, (path) => stringTooLongError(path, length, maxStringLength));
}

function unexpected(scan: Scan, expected: Expected | 'end'): ErrorDetail {
  return syntaxError(scan, scan.at, explainSyntax(scan.text, scan.at, expected));
}

function unclosed(scan: Scan): ErrorDetail {
  const end = scan.text.trimEnd().length;
  return syntaxError(scan, end, explainUnclosed(scan.text, scan.frames.at(-1)));
}

/** Where a sticky pattern that also matches nothing ends. */
function matchAt(pattern: RegExp, scan: Scan): number {
  pattern.lastIndex = scan.at;
  return pattern.test(scan.text) ? pattern.lastIndex : scan.at;
}
