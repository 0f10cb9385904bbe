import type { TaskGraph } from '@parallel-dispatcher/graph';
import type { Plan } from '@parallel-dispatcher/schema';
import type { ExpectedUse } from '../budget/budget-limits.ts';
import type { Condition } from '../rules/condition.ts';
import type { Patience } from './patience.ts';
import type { RunLimits } from './run-limits.ts';
import type { TaskAgent } from './task-agent.ts';

export interface RunStateOptions {
  readonly plan: Pick<Plan, 'tasks'>;
  /** Of the same plan. */
  readonly graph: TaskGraph;
  /** By task id: one for every task. */
  readonly agents: ReadonlyMap<string, TaskAgent>;
  readonly limits: RunLimits;
  /** Of all that is random in the run. @default 0 */
  readonly seed?: number;
  readonly patience?: Partial<Patience>;
  /** By task id: what `when` says, one for every task that has it. Pure. */
  readonly conditions?: ReadonlyMap<string, Condition>;
  /** By task id: tasks and items of maps that this run leaves out, and why. Skipped at once. */
  readonly skip?: ReadonlyMap<string, string>;
  /** What a task is expected to use, of what `limits.budget` counts. @default not known */
  readonly expectedUseOf?: (task: string) => ExpectedUse | undefined;
  /** Names of the gates in front of a task. @default none */
  readonly gatesOf?: (task: string) => readonly string[];
}
