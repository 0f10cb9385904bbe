import type { DatabaseSync } from 'node:sqlite';

/** An open index, and what has to be said about it. */
export interface IndexDatabase {
  readonly database: DatabaseSync;
  /** Absolute path; null for an index in memory. */
  readonly file: string | null;
  /** Which file of a row of rebuilt ones this is; 0 in memory. */
  readonly generation: number;
  /** Why it is not what was asked for. */
  readonly notes: readonly string[];
}
