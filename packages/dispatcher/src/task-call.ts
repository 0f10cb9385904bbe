import type { JsonValue, TaskOutcome } from '@parallel-dispatcher/schema';

/** How tasks ended so far. */
export interface OutcomeView {
  /** Undefined while the task has not settled, and for an id that the run does not have. */
  readonly outcomeOf: (task: string) => TaskOutcome | undefined;
}

/** A task about to start, for whoever makes its input. */
export interface TaskCall extends OutcomeView {
  /** Its id; of an item of a map such as `review[3]`. */
  readonly task: string;
  /** The item of a map that it is for; null for a task of the plan. */
  readonly map: {
    readonly parent: string;
    readonly item: JsonValue;
    /** From 0. */
    readonly index: number;
  } | null;
}
