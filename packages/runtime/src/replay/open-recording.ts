import { readRecordings, Recorder, RecordingFile } from '@parallel-dispatcher/replay';
import type { Recording } from '@parallel-dispatcher/replay';
import type { ResumableRun } from '@parallel-dispatcher/tracing';
import { cutShort } from './cut-short.ts';

/** The recording of one run, for as long as it lasts. */
export interface RunRecording {
  readonly recorder: Recorder;
  readonly file: RecordingFile;
}

/** Opens the recording of a new run, or goes on with that of one that broke off. */
export async function openRecording(
  path: string,
  resumed: ResumableRun | undefined,
): Promise<RunRecording> {
  const before = resumed === undefined ? [] : await recordingsOf(path);
  const file = new RecordingFile(path);
  const firstTurn = before.reduce((next, { turn }) => Math.max(next, turn + 1), 0);
  const recorder = new Recorder({ sink: file, firstTurn });
  if (resumed !== undefined) recorder.resume(cutShort(resumed.events));
  return { recorder, file };
}

/** None where there is no file, or one that cannot be used: then there is nothing to go on with. */
export async function recordingsOf(file: string): Promise<readonly Recording[]> {
  const read = await readRecordings(file);
  return read.ok ? read.value : [];
}
