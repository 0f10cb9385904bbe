import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { IndexDatabase } from '../store/index-database.ts';
import { listGenerations, type IndexPlace } from '../store/index-place.ts';
import { openIndex, openInMemory } from '../store/open-index.ts';
import { sqliteFailure } from '../store/sqlite-failure.ts';
import type { WalkLimits } from '../workspace/walk-limits.ts';
import { walkSources } from '../workspace/walk-sources.ts';
import type { IndexState } from './index-state.ts';
import { readState } from './read-state.ts';
import { refreshIndex } from './refresh-index.ts';
import type { RefreshReport } from './refresh-report.ts';
import { shareRuns } from './share-runs.ts';

export interface WorkspaceIndexOptions {
  /** Absolute path of the workspace. */
  readonly workspace: string;
  /** Absolute path of the folder for the index file. */
  readonly folder: string;
  /** Absolute path of the trace folder. */
  readonly traces: string;
  readonly limits: WalkLimits;
}

const unread: RefreshReport = { changed: 0, removed: 0, leftOut: {}, limits: [] };

/** The index of one workspace: opened by the first question, and brought up to date for each. */
export class WorkspaceIndex implements AsyncDisposable {
  readonly #options: WorkspaceIndexOptions;
  readonly #closing = new AbortController();
  readonly #refresh = shareRuns(() => this.#look());
  #index: IndexDatabase | null = null;
  #place: IndexPlace | null = null;
  #report = unread;

  constructor(options: WorkspaceIndexOptions) {
    this.#options = options;
  }

  /**
   * Reads from the index as the workspace is now.
   * @throws where the workspace is gone, this Node has no `node:sqlite`, or the index is closed.
   */
  async read<Value>(
    work: (database: DatabaseSync) => Value,
  ): Promise<{ readonly value: Value; readonly state: IndexState }> {
    await this.#refresh();
    try {
      return this.#answer(work);
    } catch (error) {
      if (sqliteFailure(error) !== 'damaged') throw error;
      this.#replace(error);
      await this.#refresh();
      return this.#answer(work);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await this.#refresh().catch(() => {});
    this.#index?.database.close();
    this.#index = null;
  }

  #answer<Value>(work: (database: DatabaseSync) => Value) {
    this.#closing.signal.throwIfAborted();
    if (!this.#index) throw new Error('The index is not open.');
    return { value: work(this.#index.database), state: readState(this.#index, this.#report) };
  }

  async #look(): Promise<void> {
    this.#closing.signal.throwIfAborted();
    const root = await realpath(this.#options.workspace);
    try {
      await this.#bringUpToDate(root);
    } catch (error) {
      // What cannot be written now still answers.
      if (sqliteFailure(error) === 'busy' && this.#index) return;
      if (!this.#replace(error)) throw error;
      await this.#bringUpToDate(root);
    }
  }

  async #bringUpToDate(root: string): Promise<void> {
    const index = this.#open(root);
    const { folder, limits, traces } = this.#options;
    const files = walkSources({ root, traces, except: [folder, traces] });
    const { signal } = this.#closing;
    this.#report = await refreshIndex({ database: index.database, root, files, limits, signal });
  }

  /** Opens it, or the next generation where another process began one. */
  #open(root: string): IndexDatabase {
    this.#place = { folder: this.#options.folder, key: keyOf(root) };
    const open = this.#index;
    const isLatest = open?.generation === listGenerations(this.#place)[0];
    if (open && (isLatest || open.file === null)) return open;
    open?.database.close();
    this.#index = openIndex(this.#place);
    return this.#index;
  }

  /** Goes on with another index after a failure of the file; false where that would not help. */
  #replace(error: unknown): boolean {
    const failure = sqliteFailure(error);
    const broken = this.#index;
    if (!this.#place || !broken?.file || (failure !== 'damaged' && failure !== 'unwritable')) {
      return false;
    }
    broken.database.close();
    const after = broken.generation;
    this.#index = failure === 'damaged' ? openIndex(this.#place, { after }) : openInMemory(error);
    return true;
  }
}

function keyOf(root: string): string {
  return createHash('sha256').update(root).digest('hex').slice(0, 12);
}
