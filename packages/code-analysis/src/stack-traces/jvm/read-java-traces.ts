import type { LogText } from '../log-text.ts';
import { traceDraft, type FrameDraft, type TraceDraft } from '../trace-draft.ts';

/** Logback and log4j put the jar of a call behind it: `~[spring-web.jar:6.1]`. */
const frame = /^\s*at ([\w.$/@<>-]{1,500})\(([^()]{1,500})\)(?: ~?\[[^\]]{1,300}\])?$/;
const headline =
  /^(?:Exception in thread "[^"]{0,200}" |Caused by: |Suppressed: )?((?:[a-z_$][\w$]*\.){1,30}[A-Z][\w$]*)(?:: (.*))?$/;

/** Reads JVM traces with `Caused by` and `Suppressed`. */
export function readJavaTraces(text: LogText): readonly TraceDraft[] {
  const drafts: TraceDraft[] = [];
  let current: TraceDraft | undefined;
  let root: TraceDraft | undefined;
  for (let at = 0; at < text.lines.length; at++) {
    const line = text.lines[at] ?? '';
    if (text.isClaimed(at) || line.length > 4_096) {
      current = root = undefined;
      continue;
    }
    const call = readJavaFrame(line);
    if (call && current === undefined) {
      current = root = startTrace(text, at);
      if (root) drafts.push(root);
    } else if (current && root && !call) {
      const nested = readNested(line, at);
      if (nested?.cause) current.cause = nested.draft;
      if (nested?.cause) current.causeRelation = 'cause';
      if (nested && !nested.cause) root.related.push(nested.draft);
      if (nested) current = nested.draft;
      else if (!/^\s*\.\.\. \d+ (?:more|common frames omitted)$/.test(line))
        current = root = undefined;
    }
    if (call) current?.frames.push(call);
    if (current && root) {
      root.lastLine = current.lastLine = at;
      text.claim(root.firstLine, at);
    }
  }
  return drafts;
}

function readJavaFrame(line: string): FrameDraft | undefined {
  const found = frame.exec(line);
  if (found?.[1] === undefined) return undefined;
  const place = /^(.+\.\w+):(\d{1,9})$/.exec(found[2] ?? '');
  const known =
    place !== null || /^(?:Native Method|Unknown Source|[\w$]+\.\w+)$/.test(found[2] ?? '');
  if (!known || !found[1].includes('.')) return undefined;
  return {
    function: found[1],
    file: place?.[1] ?? null,
    line: place ? Number(place[2]) : null,
    column: null,
    async: false,
    raw: line.trim(),
  };
}

function startTrace(text: LogText, at: number): TraceDraft | undefined {
  for (let up = at - 1; up >= Math.max(0, at - 20) && !text.isClaimed(up); up--) {
    const found = headline.exec((text.lines[up] ?? '').trim().slice(0, 4_096));
    if (found?.[1] === undefined) continue;
    const rest = text.lines.slice(up + 1, at);
    const message = [found[2] ?? '', ...rest].join('\n').trim();
    return traceDraft({ language: 'java', errorType: found[1], message, firstLine: up });
  }
  return undefined;
}

function readNested(line: string, at: number): { draft: TraceDraft; cause: boolean } | undefined {
  const text = line.trim();
  const cause = text.startsWith('Caused by: ');
  if (!cause && !text.startsWith('Suppressed: ')) return undefined;
  const found = /^(?:Caused by|Suppressed): ([\w.$]{1,300})(?:: (.*))?$/.exec(text);
  if (found?.[1] === undefined) return undefined;
  const [type, message] = [found[1], found[2] ?? ''];
  return {
    draft: traceDraft({ language: 'java', errorType: type, message, firstLine: at }),
    cause,
  };
}
