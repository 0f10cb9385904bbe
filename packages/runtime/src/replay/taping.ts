import type { LoadedRecordings } from './load-recordings.ts';

/** What answers instead of tools and models. */
interface ReplaySource extends LoadedRecordings {
  /** As the caller named it. */
  readonly name: string;
}

/** Whether a run is recorded, and what it is replayed from. */
export interface Taping {
  readonly record: boolean;
  readonly replay: ReplaySource | null;
}

export const noTaping: Taping = { record: false, replay: null };
