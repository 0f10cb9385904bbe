import type { FileSystem } from '../files/file-system.ts';

/** Which runs may go. With an age and a number, those that both give up; with neither, none. */
export interface CleanOptions {
  readonly traceDir: string;
  /** Only runs that ended longer ago. @default any age */
  readonly olderThanMs?: number;
  /** Not the latest so many runs. @default 0 */
  readonly keep?: number;
  /** @default the date of now */
  readonly now?: Date;
  /** Also runs that broke off and could be resumed. @default false */
  readonly includeInterrupted?: boolean;
  /** @default the disk */
  readonly fileSystem?: FileSystem;
}

export interface KeptRun {
  /** A run id; the name of a folder below `runs/` where that is not known to be a run. */
  readonly run: string;
  readonly reason: string;
}

export interface CleanReport {
  /** Run ids, the latest run first; of a dry run those that would go. */
  readonly removed: readonly string[];
  readonly kept: readonly KeptRun[];
  /** What the removed runs took. */
  readonly bytes: number;
}
