import type { Checked } from '../checked.ts';
import type { OutcomeView } from '../task-call.ts';

/** Whether a condition holds, and what it saw. */
export interface ConditionAnswer {
  readonly holds: boolean;
  /** Of a task that is skipped: `tasks.check.output.count > 0: it was 0`. */
  readonly reason: string;
}

/**
 * What `when` says, asked once, when the task would start. Must answer the same for the same
 * outcomes, or a resumed run is another one.
 */
export type Condition = (view: OutcomeView) => Checked<boolean | ConditionAnswer>;

export interface NamedCondition {
  readonly test: Condition;
  /** As the plan has it. */
  readonly text: string;
}
