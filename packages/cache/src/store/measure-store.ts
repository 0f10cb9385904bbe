import { walkFolder } from '../folder/walk-folder.ts';
import { listAnswers } from './list-answers.ts';
import type { Store } from './store.ts';

/** How full a cache is. */
export interface CacheStats {
  readonly dir: string;
  readonly answers: number;
  /** Files and artifacts of answers, each once. */
  readonly contents: number;
  /** Of all files in the folder. */
  readonly bytes: number;
  readonly maxBytes: number;
  readonly maxAgeMs: number;
  /** ISO dates; null without answers. */
  readonly oldestAt: string | null;
  readonly newestAt: string | null;
}

export async function measureStore(store: Store): Promise<CacheStats> {
  const { dir, maxBytes, maxAgeMs } = store;
  const files = await walkFolder(dir);
  const answers = await listAnswers(dir, new Map(files.map((file) => [file.path, file])));
  const dates = answers.map(({ createdAtMs }) => createdAtMs).sort((a, b) => a - b);
  return {
    dir,
    answers: answers.length,
    contents: new Set(answers.flatMap(({ blobs }) => blobs.map(([sha256]) => sha256))).size,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    maxBytes,
    maxAgeMs,
    oldestAt: isoOf(dates[0]),
    newestAt: isoOf(dates.at(-1)),
  };
}

function isoOf(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
