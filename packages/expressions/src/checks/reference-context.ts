import type { JsonObject } from '@parallel-dispatcher/schema';
import type { Shape } from '../shapes/shape.ts';

/** A task whose output is referred to. */
export interface Producer {
  /** What its output may be; of a task with `map`, `listOf` that. */
  readonly output: Shape;
  /** When there is no output although the reference is looked at; see `whenAbsent`. null: never. */
  readonly absentWhen: string | null;
}

/** What the references of one task can point at. */
export interface ReferenceContext {
  /** Id of the task that has the reference. */
  readonly self: string;
  /** undefined where the plan has no such task. */
  readonly producerOf: (task: string) => Producer | undefined;
  /** All ids, for the message about an unknown one. */
  readonly taskIds: () => readonly string[];
  readonly params: JsonObject;
  /** In a task with `map`: what an element may be. @default anything */
  readonly item?: Shape;
}
