import type { ErrorDetail, JsonValue, TaskOutcome } from '@parallel-dispatcher/schema';

/** How a task ended, without what the state knows of it. */
export interface TaskEnd {
  readonly outcome: TaskOutcome['outcome'];
  readonly output?: JsonValue | undefined;
  readonly error?: ErrorDetail | null;
  readonly blockedBy?: string;
  readonly skipReason?: string;
  /** Id of the earlier run whose answer it has. */
  readonly reusedFrom?: string | null;
  readonly artifacts?: TaskOutcome['artifacts'];
  readonly filesRejected?: TaskOutcome['files_rejected'];
}
