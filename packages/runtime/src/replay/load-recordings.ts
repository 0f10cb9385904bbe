import { readRecordings, type Recording } from '@parallel-dispatcher/replay';
import { accept, refuse, type Checked } from '../checked.ts';
import { findRecordings, type Place } from './find-recordings.ts';

/** The recordings of a file. */
export interface LoadedRecordings {
  /** Absolute. */
  readonly file: string;
  readonly recordings: readonly Recording[];
}

/** Finds and reads what is to be replayed. */
export async function loadRecordings(
  which: string,
  place: Place,
): Promise<Checked<LoadedRecordings>> {
  const found = await findRecordings(which, place);
  if (!found.ok) return found;
  const file = found.value;
  const read = await readRecordings(file);
  return read.ok
    ? accept({ file, recordings: read.value })
    : refuse({ ...read.error, path: 'replay' });
}
