import type {
  ArtifactRef,
  AttemptReport,
  JsonValue,
  TaskEnvelope,
} from '@parallel-dispatcher/schema';

/** An answer that is known without a call. */
export interface KnownAnswer {
  /** Of the cache entry; of an earlier run, its id and the task. */
  readonly key: string;
  readonly output: JsonValue;
  readonly artifacts: readonly ArtifactRef[];
  /** Absolute paths of files that were restored. */
  readonly filesWritten: readonly string[];
  /** The earlier run whose answer it is; null: the cache. */
  readonly fromRun: string | null;
}

/** Answers of earlier calls: a cache, or an earlier run. */
export interface Answers {
  /** Whether it is worth asking. By id of the plan: for all items of a map alike. */
  readonly mayKnow: (taskId: string) => boolean;
  /** Asked before each submission. One that rejects, or takes long, does not know. */
  readonly lookup: (envelope: TaskEnvelope) => Promise<KnownAnswer | undefined>;
  /** Told each success of a call. Nobody waits for it but the end of the run. */
  readonly store: (envelope: TaskEnvelope, report: AttemptReport) => Promise<void>;
}
