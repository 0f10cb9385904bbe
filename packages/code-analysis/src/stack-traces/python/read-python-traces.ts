import { isErrorName } from '../error-name.ts';
import { indentOf } from '../indent-of.ts';
import type { LogText } from '../log-text.ts';
import type { CauseRelation } from '../stack-trace.ts';
import { traceDraft, type TraceDraft } from '../trace-draft.ts';
import { readGutter } from './gutter.ts';
import { readMessage } from './read-message.ts';
import { readPythonFrame } from './read-python-frame.ts';

const opening = /^(?:Exception Group )?Traceback \(most recent call last\):$/;
const chained: readonly (readonly [string, CauseRelation])[] = [
  ['The above exception was the direct cause of the following exception:', 'cause'],
  ['During handling of the above exception, another exception occurred:', 'context'],
];

interface Reading {
  readonly text: LogText;
  readonly drafts: TraceDraft[];
  /** Exception groups that may still get members. */
  groups: { readonly draft: TraceDraft; readonly column: number }[];
  pending: CauseRelation | null;
}

/** Reads tracebacks, chained ones and exception groups. Frames are turned innermost first. */
export function readPythonTraces(text: LogText): readonly TraceDraft[] {
  const reading: Reading = { text, drafts: [], groups: [], pending: null };
  let at = 0;
  while (at < text.lines.length) at = text.isClaimed(at) ? at + 1 : step(reading, at);
  return reading.drafts;
}

function step(reading: Reading, at: number): number {
  const { column, body } = readGutter(reading.text.lines[at] ?? '');
  const trimmed = body.trim();
  const relation = chained.find(([line]) => line === trimmed)?.[1];
  if (relation !== undefined) {
    reading.pending = relation;
    reading.text.claim(at, at);
    return at + 1;
  }
  if (opening.test(trimmed)) return takeTraceback(reading, { at, column, opened: true });
  const place = readPythonFrame(body);
  if (place && place.function === null)
    return takeTraceback(reading, { at, column, opened: false });
  const insideGroup = column >= 0 && reading.groups.some((group) => group.column < column);
  if (insideGroup && exceptionLine(trimmed)) {
    return takeTraceback(reading, { at, column, opened: false });
  }
  return at + 1;
}

interface Start {
  readonly at: number;
  readonly column: number;
  /** The line says `Traceback`; else frames start at once, as for a syntax error. */
  readonly opened: boolean;
}

function takeTraceback(reading: Reading, start: Start): number {
  const { lines } = reading.text;
  const base = indentOf(readGutter(lines[start.at] ?? '').body);
  const draft = traceDraft({
    language: 'python',
    errorType: null,
    message: '',
    firstLine: start.at,
  });
  let at = start.opened ? start.at + 1 : start.at;
  let next = at;
  for (; at < lines.length; at++) {
    const { column, body } = readGutter(lines[at] ?? '');
    if (column !== start.column) break;
    const frame = readPythonFrame(body);
    if (frame) draft.frames.push(frame);
    else if (body.trim() === '' || indentOf(body) <= base) break;
    next = at + 1;
  }
  const ending = readGutter(lines[at] ?? '');
  const exception = ending.column === start.column ? exceptionLine(ending.body.trim()) : undefined;
  if (exception) {
    const message = readMessage(lines, { at, column: start.column });
    draft.errorType = exception.type;
    draft.message = [exception.message, ...message.rest].join('\n').trim();
    next = message.next;
  }
  if (draft.errorType === null && (!start.opened || draft.frames.length === 0)) {
    return Math.max(next, start.at + 1);
  }
  draft.frames.reverse();
  draft.lastLine = next - 1;
  reading.text.claim(start.at, next - 1);
  attach(reading, draft, start.column);
  return next;
}

/** `KeyError: 'a'`, `package.module.Error`, `ExceptionGroup: both (2 sub-exceptions)`. */
function exceptionLine(line: string): { type: string; message: string } | undefined {
  const found = /^([A-Za-z_][\w.]{0,200})(?:: (.*))?$/.exec(line);
  if (found?.[1] === undefined) return undefined;
  const lastPart = found[1].slice(found[1].lastIndexOf('.') + 1);
  const known = isErrorName(lastPart) || /^[A-Z]/.test(lastPart);
  return known ? { type: found[1], message: found[2] ?? '' } : undefined;
}

function attach(reading: Reading, draft: TraceDraft, column: number): void {
  while ((reading.groups.at(-1)?.column ?? -1) >= Math.max(0, column)) reading.groups.pop();
  if (column < 0) reading.groups = [];
  const siblings = reading.groups.at(-1)?.draft.related ?? reading.drafts;
  const earlier = reading.pending === null ? undefined : siblings.pop();
  if (earlier) {
    draft.cause = earlier;
    draft.causeRelation = reading.pending;
  }
  reading.pending = null;
  siblings.push(draft);
  if (column >= 0) reading.groups.push({ draft, column });
}
