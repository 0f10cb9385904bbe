import { indentOf } from '../indent-of.ts';
import type { LogText } from '../log-text.ts';
import { traceDraft, type FrameDraft, type TraceDraft } from '../trace-draft.ts';
import { findHeadline, type FoundHeadline } from './find-headline.ts';
import { isCodeFrameLine } from './is-code-frame-line.ts';
import { readGeckoFrame } from './read-gecko-frame.ts';
import { readHeadline, readPlainCause } from './read-headline.ts';
import { readProperties } from './read-properties.ts';
import { readV8Frame } from './read-v8-frame.ts';
import { readVitestFrame } from './read-vitest-frame.ts';
import { syntaxErrorFrame } from './syntax-error-frame.ts';

const elided = /^\s*\.\.\. \d+ lines matching cause stack trace \.\.\.$/;

/** A trace that may still get a cause or members, by how far it is indented. */
interface OpenTrace {
  readonly draft: TraceDraft;
  readonly indent: number;
  /** Errors found inside are members, as in `[errors]: [`. */
  readonly members: boolean;
}

interface Reading {
  readonly text: LogText;
  readonly drafts: TraceDraft[];
  open: OpenTrace[];
  /** The trace whose frames are being read, while they follow each other. */
  current: TraceDraft | undefined;
  /** Frames of an `Emitted 'error' event` note say nothing about the throw. */
  skipping: boolean;
  /** The current trace goes on below a code frame, where jest may repeat a frame. */
  resumed: boolean;
  floor: number;
}

/** Reads V8, Firefox, Safari and vitest traces, with causes, members and properties. */
export function readJavaScriptTraces(text: LogText): readonly TraceDraft[] {
  const reading: Reading = {
    text,
    drafts: [],
    open: [],
    current: undefined,
    skipping: false,
    resumed: false,
    floor: 0,
  };
  let at = 0;
  while (at < text.lines.length)
    at = text.isClaimed(at) ? skipClaimed(reading, at) : step(reading, at);
  return reading.drafts;
}

function skipClaimed(reading: Reading, at: number): number {
  reading.current = undefined;
  reading.floor = at + 1;
  return at + 1;
}

/** Reads one line, or a block of properties; answers the index of the next line. */
function step(reading: Reading, at: number): number {
  const line = reading.text.lines[at] ?? '';
  const frame = readV8Frame(line) ?? readVitestFrame(line) ?? readGeckoFrame(line);
  if (frame) return takeFrame(reading, at, frame);
  if (elided.test(line) || isCodeFrameLine(line)) return at + 1;
  reading.skipping = false;
  const cause = readPlainCause(line);
  if (cause) addTrace(reading, { ...cause, at });
  else if (line.trim() === '[errors]: [') openMembers(reading, at);
  else if (/^\s*\],?$/.test(line)) closeMembers(reading, indentOf(line));
  else if (line.trim() !== '' && indentOf(line) === 0 && !readHeadline(line)) reading.open = [];
  reading.current = undefined;
  return at + 1;
}

function takeFrame(reading: Reading, at: number, frame: FrameDraft): number {
  const line = reading.text.lines[at] ?? '';
  if (!reading.skipping && reading.current === undefined) startTrace(reading, at);
  const draft = reading.current;
  const known =
    draft?.frames.slice(-64).some(({ raw }) => raw === frame.raw && reading.resumed) ?? false;
  if (draft && !reading.skipping && !known) draft.frames.push(frame);
  if (draft) draft.lastLine = at;
  reading.floor = at + 1;
  if (!line.endsWith(' {') || draft === undefined) return at + 1;
  return takeProperties(reading, draft, at + 1);
}

function takeProperties(reading: Reading, draft: TraceDraft, from: number): number {
  const { properties, next } = readProperties(reading.text.lines, from);
  for (const [key, value] of properties) draft.properties.set(key, value);
  reading.current = undefined;
  draft.lastLine = Math.max(draft.lastLine, next - 1);
  reading.floor = Math.max(reading.floor, next);
  return next;
}

function startTrace(reading: Reading, at: number): void {
  const above = reading.text.lines[at - 1] ?? '';
  if (/^Emitted '[^']*' event /.test(above) && reading.drafts.length > 0) {
    reading.skipping = true;
    reading.current = reading.drafts.at(-1);
    return;
  }
  const last = reading.drafts.at(-1);
  if (last && continues(reading, at)) {
    reading.current = last;
    reading.resumed = true;
    return;
  }
  reading.resumed = false;
  const headline = findHeadline(reading.text.lines, { before: at, floor: reading.floor });
  reading.current = addTrace(reading, headline);
}

/** Only blank lines and code frames since the last frame, as jest and vitest print them. */
function continues(reading: Reading, at: number): boolean {
  if (reading.floor === 0) return false;
  const between = reading.text.lines.slice(reading.floor, at);
  return between.every((line) => line.trim() === '' || isCodeFrameLine(line));
}

function addTrace(reading: Reading, headline: FoundHeadline): TraceDraft {
  const draft = traceDraft({
    language: 'javascript',
    errorType: headline.errorType,
    message: headline.message,
    firstLine: headline.at,
  });
  if (headline.code !== null) draft.properties.set('code', headline.code);
  const place = syntaxErrorFrame(reading.text.lines, headline);
  if (place) draft.frames.push(place);
  attach(reading, draft, headline);
  reading.open.push({ draft, indent: headline.indent, members: false });
  return draft;
}

/** Hangs a trace where its indentation says: as a cause, as a member, or as one of its own. */
function attach(reading: Reading, draft: TraceDraft, headline: FoundHeadline): void {
  while ((reading.open.at(-1)?.indent ?? -1) >= headline.indent) {
    const closed = reading.open.pop();
    if (headline.role === 'cause' && closed?.indent === headline.indent && !closed.members) {
      reading.open.push({ ...closed, indent: headline.indent - 1 });
      break;
    }
  }
  const around = reading.open.at(-1);
  if (around && headline.role === 'cause' && around.draft.cause === null) {
    around.draft.cause = draft;
    around.draft.causeRelation = 'cause';
  } else if (around?.members === true) {
    around.draft.related.push(draft);
  } else {
    reading.drafts.push(draft);
  }
}

function openMembers(reading: Reading, at: number): void {
  const indent = indentOf(reading.text.lines[at] ?? '');
  while ((reading.open.at(-1)?.indent ?? -1) >= indent) reading.open.pop();
  const above = readHeadline(reading.text.lines[at - 1] ?? '');
  const draft = above ? addTrace(reading, { ...above, at: at - 1 }) : reading.open.at(-1)?.draft;
  if (draft) reading.open.push({ draft, indent, members: true });
  reading.floor = at + 1;
}

function closeMembers(reading: Reading, indent: number): void {
  const last = reading.open.findLastIndex((open) => open.members && open.indent === indent);
  if (last >= 0) reading.open = reading.open.slice(0, last);
}
