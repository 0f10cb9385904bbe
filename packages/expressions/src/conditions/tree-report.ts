import type { PathSegment, TaskReference } from '../references/reference.ts';
import type { Weight } from './meter.ts';

/** Something a condition may not say, and where in its text. */
export interface ConditionFault {
  readonly at: number;
  readonly problem: string;
  readonly hint: string;
}

/** What a walk over the tree of a condition found. */
export interface TreeReport {
  readonly faults: ConditionFault[];
  readonly tasks: Set<string>;
  readonly outputs: Pick<TaskReference, 'task' | 'path'>[];
  /** What it reads of params, from the name of the param on. */
  readonly params: (readonly PathSegment[])[];
  /** What it asks about params before: paths that may lead nowhere. */
  readonly askedParams: (readonly PathSegment[])[];
  readonly weights: Map<unknown, Weight>;
  /** Names that a condition here may use. */
  readonly variables: ReadonlySet<string>;
  /** Names that macros around the present node made. */
  readonly bound: string[];
}
