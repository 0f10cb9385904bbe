import { readFile } from 'node:fs/promises';
import { errorDetail, gateJsonValue, type ErrorDetail } from '@parallel-dispatcher/schema';
import { recordingLineSchema, type Recording, type RecordingLine } from './recording.ts';

export type ReadRecordings =
  | { readonly ok: true; readonly value: readonly Recording[] }
  | { readonly ok: false; readonly error: ErrorDetail };

/**
 * The recordings of a file, in the order of their calls. A last line without its end is what a crash
 * cut off; any other that cannot be read is an error, since an answer would be missing.
 */
export async function readRecordings(file: string): Promise<ReadRecordings> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (thrown) {
    return refuse(unreadable(file, (thrown as NodeJS.ErrnoException).code ?? 'unknown'));
  }
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const lines: RecordingLine[] = [];
  for (const [index, line] of whole.split('\n').entries()) {
    if (line === '') continue;
    const parsed = parseLine(line);
    if (typeof parsed === 'string') return refuse(invalidLine(file, index + 1, parsed));
    lines.push(parsed);
  }
  return { ok: true, value: thoseThatCount(lines) };
}

/** Without what was asked in attempts that a crash cut short: they were made again. */
function thoseThatCount(lines: readonly RecordingLine[]): readonly Recording[] {
  let kept: Recording[] = [];
  for (const line of lines) {
    if (line.kind !== 'resumed') {
      kept.push(line);
      continue;
    }
    const since = new Map(line.cut_short.map((cut) => [cut.task, cut.since]));
    kept = kept.filter(({ task, at }) => at < (since.get(task) ?? '~'));
  }
  return kept.toSorted((one, other) => one.turn - other.turn);
}

/** The line, or what is wrong with it. */
function parseLine(text: string): RecordingLine | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is no JSON';
  }
  // As deep as a value may be, and around it the line.
  const fault = gateJsonValue(value, { maxDepth: 80, maxStringLength: text.length });
  if (fault !== undefined) return fault.message;
  const checked = recordingLineSchema.safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}`;
}

function refuse(error: ErrorDetail): ReadRecordings {
  return { ok: false, error };
}

function unreadable(file: string, why: string): ErrorDetail {
  return errorDetail({
    code: 'RECORDINGS_UNREADABLE',
    message: `The recordings in ${file} cannot be read: ${why}.`,
    hint: 'Name a run that was recorded with --record, or its recordings.jsonl.',
  });
}

function invalidLine(file: string, ...[line, why]: [number, string]): ErrorDetail {
  return errorDetail({
    code: 'RECORDINGS_INVALID',
    message: `Line ${line} of ${file} is no recording of this version: ${why}.`,
    hint: 'It was changed by hand, or comes from another version: record the run anew.',
  });
}
