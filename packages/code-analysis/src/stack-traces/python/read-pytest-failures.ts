import { isErrorName } from '../error-name.ts';
import { indentOf } from '../indent-of.ts';
import type { LogText } from '../log-text.ts';
import type { CauseRelation } from '../stack-trace.ts';
import { traceDraft, type TraceDraft } from '../trace-draft.ts';
import { readPythonFrame } from './read-python-frame.ts';

const title = /^_{3,} .{1,300} _{3,}$/;
const place = /^((?:[A-Za-z]:)?[^:]{1,1000}\.pyw?):(\d{1,9})(?::(?: (.{0,300}))?)?$/;
const definition = /^\s*(?:async )?def (\w{1,200})/;

/**
 * Reads the failures of pytest in its long and short forms: frames are `file.py:12: in name` or
 * `file.py:12: KeyError`, and the error stands behind `E`.
 */
export function readPytestFailures(text: LogText): readonly TraceDraft[] {
  const drafts: TraceDraft[] = [];
  for (let at = 0; at < text.lines.length; at++) {
    if (!title.test(text.lines[at] ?? '')) continue;
    const failure = readFailure(text.lines, at + 1);
    if (failure.draft) {
      text.claim(at, failure.draft.lastLine);
      drafts.push(failure.draft);
    }
    at = failure.next - 1;
  }
  return drafts;
}

interface Failure {
  readonly draft: TraceDraft | undefined;
  /** Index of the first line after the failure. */
  readonly next: number;
}

function readFailure(lines: readonly string[], from: number): Failure {
  let part = traceDraft({ language: 'python', errorType: null, message: '', firstLine: from });
  let message: string[] = [];
  let name: string | null = null;
  let earlier: TraceDraft | null = null;
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (title.test(line) || /^={3,}/.test(line) || /^-{3,} Captured /.test(line)) break;
    const relation = chainRelation(line);
    if (relation) {
      earlier = finish(part, message, earlier);
      part = traceDraft({ language: 'python', errorType: null, message: '', firstLine: at });
      part.causeRelation = relation;
      message = [];
      continue;
    }
    name = definition.exec(line)?.[1] ?? name;
    const said = /^E(?:\s+(?=\S)|\s*$)/.exec(line);
    if (said) message.push(line.slice(1));
    const found = line.length > 2_000 ? null : place.exec(line);
    if (said || found) part.lastLine = at;
    if (found?.[1] === undefined) continue;
    const tail = found[3]?.trim() ?? '';
    const named = tail.startsWith('in ') ? tail.slice(3) : name;
    if (isErrorName(tail)) part.errorType = tail;
    part.frames.push({
      function: named,
      file: found[1],
      line: Number(found[2]),
      column: null,
      async: false,
      raw: line.trim(),
    });
    name = null;
  }
  const draft = finish(part, message, earlier);
  return { draft: draft.frames.length === 0 ? undefined : draft, next: Math.max(at, from) };
}

function chainRelation(line: string): CauseRelation | undefined {
  if (line.startsWith('The above exception was the direct cause of')) return 'cause';
  return line.startsWith('During handling of the above exception,') ? 'context' : undefined;
}

function finish(part: TraceDraft, all: readonly string[], earlier: TraceDraft | null): TraceDraft {
  const said = takeSyntaxError(part, all);
  const indent = indentOf(said[0] ?? '');
  const [first = '', ...rest] = said.map((line) => line.slice(Math.min(indent, indentOf(line))));
  const typed = /^([A-Za-z_][\w.]{0,200}): (.*)$/.exec(first);
  const bare = typed ? null : /^([A-Za-z_][\w.]{0,200})$/.exec(first);
  const type = typed?.[1] ?? bare?.[1];
  if (type !== undefined && isErrorName(type)) {
    part.errorType = type;
    part.message = [typed?.[2] ?? '', ...rest].join('\n').trim();
  } else {
    part.message = [first, ...rest].join('\n').trim();
    if (first.startsWith('assert ')) part.errorType ??= 'AssertionError';
  }
  part.frames.reverse();
  part.cause = earlier;
  if (earlier === null) part.causeRelation = null;
  return part;
}

/** Source that does not parse: its place comes first, as in a traceback. Answers the lines of the error. */
function takeSyntaxError(part: TraceDraft, said: readonly string[]): readonly string[] {
  const frame = readPythonFrame(said[0] ?? '');
  if (frame?.function !== null) return said;
  part.frames.push(frame);
  const from = said.findIndex((line, at) => at > 0 && indentOf(line) < indentOf(said[0] ?? ''));
  return from < 0 ? [] : said.slice(from);
}
