import { indentOf } from '../indent-of.ts';
import { readV8Call } from '../javascript/read-v8-frame.ts';
import type { LogText } from '../log-text.ts';
import { traceDraft, type TraceDraft } from '../trace-draft.ts';

/** Reads the YAML blocks that `node --test` prints below `not ok`: frames there have no `at`. */
export function readTapFailures(text: LogText): readonly TraceDraft[] {
  const drafts: TraceDraft[] = [];
  for (let at = 0; at < text.lines.length; at++) {
    if (!/^\s*not ok \d+/.test(text.lines[at] ?? '')) continue;
    if ((text.lines[at + 1] ?? '').trim() !== '---') continue;
    const { draft, last } = readBlock(text.lines, at + 2);
    if (draft.frames.length > 0 || draft.message !== '') {
      text.claim(at, last);
      drafts.push(draft);
    }
    at = last;
  }
  return drafts;
}

function readBlock(lines: readonly string[], from: number): { draft: TraceDraft; last: number } {
  const draft = traceDraft({
    language: 'javascript',
    errorType: null,
    message: '',
    firstLine: from - 2,
  });
  const indent = indentOf(lines[from] ?? '');
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() !== '...') {
    const found = /^(\w{1,40}):(?: (.*))?$/.exec((lines[at] ?? '').trim());
    const end = endOfEntry(lines, at, indent);
    const block = lines.slice(at + 1, end + 1).map((line) => line.slice(indent + 2));
    if (found?.[1] !== undefined)
      takeEntry(draft, { key: found[1], inline: found[2] ?? '', block });
    at = end + 1;
  }
  draft.lastLine = at;
  return { draft, last: Math.min(at, lines.length - 1) };
}

function endOfEntry(lines: readonly string[], at: number, indent: number): number {
  let end = at;
  while (end + 1 < lines.length) {
    const line = lines[end + 1] ?? '';
    if (line.trim() !== '' && indentOf(line) <= indent) break;
    end++;
  }
  return end;
}

interface Entry {
  readonly key: string;
  readonly inline: string;
  readonly block: readonly string[];
}

function takeEntry(draft: TraceDraft, entry: Entry): void {
  const { key, inline, block } = entry;
  if (key === 'stack') {
    for (const line of block) {
      const frame = readV8Call(line);
      if (frame) draft.frames.push(frame);
    }
    return;
  }
  const value = block.length > 0 ? block.join('\n').trim() : unquote(inline);
  if (key === 'name') draft.errorType = value;
  else if (key === 'error') draft.message = value;
  else draft.properties.set(key, value);
}

function unquote(text: string): string {
  return /^(['"])(.*)\1$/.exec(text)?.[2] ?? text;
}
