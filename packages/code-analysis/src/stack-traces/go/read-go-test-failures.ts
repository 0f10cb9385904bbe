import { indentOf } from '../indent-of.ts';
import type { LogText } from '../log-text.ts';
import { traceDraft, type TraceDraft } from '../trace-draft.ts';

const failed = /^\s*--- FAIL: (\S{1,300}) \(\d/;
const said = /^\s+(\S{1,500}\.go):(\d{1,9}): ?(.*)$/;

/**
 * Reads failed tests of `go test`: `--- FAIL: TestAdd (0.00s)`, then what each `t.Error` said and
 * where. With `-v` that stands before it.
 */
export function readGoTestFailures(text: LogText): readonly TraceDraft[] {
  const drafts: TraceDraft[] = [];
  for (let at = 0; at < text.lines.length; at++) {
    const name = failed.exec((text.lines[at] ?? '').slice(0, 2_000))?.[1];
    if (name === undefined || text.isClaimed(at)) continue;
    const below = readErrors(text, { from: at + 1, test: name });
    const found =
      below.length > 0 ? below : readErrors(text, { from: startOf(text, at), test: name });
    drafts.push(...found);
  }
  return drafts;
}

/** The first of the lines above that a test printed while it ran. */
function startOf(text: LogText, from: number): number {
  let at = from;
  while (at > 0 && !text.isClaimed(at - 1) && /^\s+\S/.test(text.lines[at - 1] ?? '')) at--;
  return at;
}

interface Printed {
  readonly from: number;
  readonly test: string;
}

function readErrors(text: LogText, { from, test }: Printed): readonly TraceDraft[] {
  const drafts: TraceDraft[] = [];
  let margin = 0;
  for (let at = from; at < text.lines.length && !text.isClaimed(at); at++) {
    const line = (text.lines[at] ?? '').slice(0, 4_096);
    const found = said.exec(line);
    const last = drafts.at(-1);
    if (found?.[1] !== undefined) {
      margin = indentOf(line);
      drafts.push(
        failureOf(test, { file: found[1], line: Number(found[2]), text: found[3] ?? '', at }),
      );
    } else if (last && line.trim() !== '' && indentOf(line) > margin) {
      last.message = `${last.message}\n${line.trim()}`.trim();
      last.lastLine = at;
    } else break;
  }
  for (const { firstLine, lastLine } of drafts) text.claim(firstLine, lastLine);
  return drafts;
}

interface Failure {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** Index of its line. */
  readonly at: number;
}

function failureOf(test: string, { file, line, text, at }: Failure): TraceDraft {
  const draft = traceDraft({ language: 'go', errorType: null, message: text, firstLine: at });
  const name = test.split('/')[0] ?? test;
  const raw = `${name} ${file}:${line}`;
  draft.frames.push({ function: name, file, line, column: null, async: false, raw });
  return draft;
}
