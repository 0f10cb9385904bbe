import type { JsonValue } from '@parallel-dispatcher/schema';
import type { Recording } from '../file/recording.ts';
import type { Wording } from '../request/wording.ts';
import type { Recordings } from './recordings.ts';

/** What tools and models that are replayed have in common. */
export interface ReplayOptions {
  readonly recordings: Recordings;
  readonly wording: Wording;
  /** Takes secrets out of what is recorded in traces. */
  readonly redact: <T extends JsonValue>(value: T) => T;
  /** What is replayed, as a person named it. */
  readonly from: string;
  /** Sees each recording that answers, with the task that asked. */
  readonly onUsed?: (recording: Recording, task: string) => void;
}

/** Who answered, in the records of calls that are replayed. */
export const replaySource = 'replay';
