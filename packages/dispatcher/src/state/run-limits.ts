import type { PlanConfig, RetryPolicy } from '@parallel-dispatcher/schema';
import type { BudgetLimits } from '../budget/budget-limits.ts';
import type { AgentLimits } from '@parallel-dispatcher/schema/ports';

/** What happens to the rest of a run after a failure. */
export type OnFailure = NonNullable<PlanConfig['on_failure']>;

/** What a run may use, and the rules of tasks that have none of their own. */
export interface RunLimits {
  /** Never more than this many tasks at once. At least 1. */
  readonly maxWorkers: number;
  /** How long one attempt of a task may work, where the task does not say. */
  readonly timeoutMs: number;
  /** How long a task may show no sign of work, where it does not say. @default null: for ever */
  readonly idleTimeoutMs?: number | null;
  /** How long all attempts of a task and the waits between them may take, from its first
   * submission, where it does not say. @default null: for ever */
  readonly totalTimeoutMs?: number | null;
  /** How long the whole run may take; after a resume, from there. Null: no limit. */
  readonly runTimeoutMs: number | null;
  /** Where the task does not say, field by field. @default `defaultRetry` */
  readonly retry?: RetryPolicy;
  /** After a failed task that is not optional. @default 'continue' */
  readonly onFailure?: OnFailure;
  /** Capacities of the resources that tasks name. @default none */
  readonly resources?: Readonly<Record<string, number>>;
  /** By agent name. @default none */
  readonly agents?: Readonly<Record<string, AgentLimits>>;
  /** What it may use up: then nothing new starts, what runs may end. @default no limits */
  readonly budget?: BudgetLimits;
  /** A ready task that waited this much longer counts one priority level more. @default 60_000 */
  readonly ageingMs?: number;
}

export const defaultAgeingMs = 60_000;
