import type { LogText } from '../log-text.ts';
import { traceDraft, type TraceDraft } from '../trace-draft.ts';

const call = /^([\w./*()[\]…-]{1,500})\((?:.{0,1000})\)(?: in goroutine \d+)?$/;
const place = /^\s+(\S.{0,1000}\.(?:go|s)):(\d{1,9})(?: \+0x[0-9a-f]+)?$/;

/** Reads Go panics: `panic: message`, then `goroutine 1 [running]:` and its calls. */
export function readGoTraces(text: LogText): readonly TraceDraft[] {
  const drafts: TraceDraft[] = [];
  for (let at = 0; at < text.lines.length; at++) {
    const line = text.lines[at] ?? '';
    if (text.isClaimed(at) || !/^goroutine \d+ \[[^\]]{1,100}\]:$/.test(line)) continue;
    const panic = findPanic(text, at);
    const draft = traceDraft({
      language: 'go',
      errorType: panic === undefined ? null : 'panic',
      message: panic?.message ?? '',
      firstLine: panic?.at ?? at,
    });
    draft.lastLine = readCalls(text.lines, at + 1, draft);
    if (draft.frames.length > 0) {
      text.claim(draft.firstLine, draft.lastLine);
      drafts.push(draft);
    }
    at = draft.lastLine;
  }
  return drafts;
}

function findPanic(text: LogText, from: number): { at: number; message: string } | undefined {
  for (let at = from - 1; at >= Math.max(0, from - 20) && !text.isClaimed(at); at--) {
    const found = /^(?:panic|fatal error): (.*)$/.exec(text.lines[at] ?? '');
    if (found) return { at, message: (found[1] ?? '').replace(/ \[recovered\]$/, '') };
  }
  return undefined;
}

/** Calls come in pairs of lines, name then place. Answers the index of the last line read. */
function readCalls(lines: readonly string[], from: number, draft: TraceDraft): number {
  let at = from;
  for (; at + 1 < lines.length; at += 2) {
    const name = (lines[at] ?? '').slice(0, 2_000);
    const created = /^created by (\S+)/.exec(name);
    const found = created ?? call.exec(name);
    const where = place.exec((lines[at + 1] ?? '').slice(0, 2_000));
    if (found?.[1] === undefined || where?.[1] === undefined) break;
    draft.frames.push({
      function: found[1],
      file: where[1],
      line: Number(where[2]),
      column: null,
      async: created !== null,
      raw: `${name.trim()} ${where[1]}:${where[2]}`,
    });
  }
  return at - 1;
}
