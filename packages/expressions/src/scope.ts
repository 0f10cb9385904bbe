import type { JsonObject, JsonValue, TaskOutcome } from '@parallel-dispatcher/schema';

/** How a task ended, as far as expressions see it; a `TaskOutcome` document is one. */
export interface TaskFacts {
  readonly outcome: TaskOutcome['outcome'];
  /** Absent: null. */
  readonly output?: JsonValue | undefined;
  readonly error?: TaskOutcome['error'] | undefined;
}

/** What references and conditions can see. */
export interface Scope {
  /** undefined while the task has not ended. */
  readonly outcomeOf: (task: string) => TaskFacts | undefined;
  readonly params: JsonObject;
  /** In a child of a `map`: its element. */
  readonly item?: JsonValue;
  /** In a child of a `map`: the place of its element, from 0. */
  readonly index?: number;
}

export interface ExpressionOptions {
  /** Whether the text stands in a task with `map`, where `item` and `index` exist. @default false */
  readonly inMap?: boolean;
}
