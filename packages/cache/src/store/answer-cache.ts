import type { ErrorDetail } from '@parallel-dispatcher/schema';
import type { ArtifactStore } from '@parallel-dispatcher/schema/ports';
import type { Checked } from '../checked.ts';
import type { CacheFacts } from '../key/cache-facts.ts';
import type { CacheKey } from '../key/cache-key.ts';
import type { CacheEntry } from './cache-entry.ts';
import type { CacheExplanation } from './explain-key.ts';
import type { CacheStats } from './measure-store.ts';
import type { PruneReport } from './prune-store.ts';
import type { NewAnswer, PutOptions } from './put-answer.ts';
import type { AskedTask } from './recent-keys.ts';
import type { PlaceFile } from './restore-answer.ts';

/**
 * Answers of agents on disk. Nothing here rejects: a cache that fails is a cache without answers,
 * and `problems` says why.
 */
export interface AnswerCache extends AsyncDisposable {
  readonly dir: string;
  /** Whether the folder can be used at all; if not, nothing is ever found or stored. */
  readonly usable: boolean;
  /** What went wrong so far; the first 100. */
  readonly problems: readonly ErrorDetail[];
  /**
   * The key of an answer in this cache, made with its salt.
   * @throws {TypeError} when the facts hold what no JSON can hold, such as NaN.
   */
  keyOf(facts: CacheFacts): CacheKey;
  /** The answer with all its bytes checked; undefined when there is none that is whole and young. */
  get(key: Pick<CacheKey, 'key'>): Promise<CacheEntry | undefined>;
  /** Answers how many bytes were stored. What refuses it is in `problems` too. */
  put(answer: NewAnswer, options?: PutOptions): Promise<Checked<number>>;
  /** Reads and checks all files of a hit, then gives them to `place` in order. */
  restoreFiles(
    hit: CacheEntry,
    options: { readonly place: PlaceFile },
  ): Promise<Checked<readonly string[]>>;
  /** Puts the artifacts of a hit into the store of a run. */
  restoreArtifacts(
    hit: CacheEntry,
    options: { readonly into: ArtifactStore },
  ): Promise<Checked<readonly string[]>>;
  /** Why a key has an answer or none, beside the last keys of the same agent and task. */
  explain(key: CacheKey, asked: AskedTask): Promise<CacheExplanation>;
  stats(): Promise<Checked<CacheStats>>;
  /** Removes what is too old or too much now; it also happens by itself. */
  prune(): Promise<Checked<PruneReport>>;
  /** Removes all answers. */
  clear(): Promise<Checked<PruneReport>>;
  /** Waits for pruning that is under way. */
  close(): Promise<void>;
}
