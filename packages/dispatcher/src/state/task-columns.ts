import type { Plan, PlanTask } from '@parallel-dispatcher/schema';
import type { ExpectedUse } from '../budget/budget-limits.ts';
import { defaultMaxItems, type MapRule } from '../map/map-rule.ts';
import { retryRule, type RetryRule } from '../retry/retry-rule.ts';
import type { NamedCondition } from '../rules/condition.ts';
import type { RunLimits } from './run-limits.ts';
import type { RunStateOptions } from './run-state-options.ts';

/** When a task starts, as far as its dependencies go. */
type Join = NonNullable<PlanTask['join']>;

/** A fact that few tasks have, by task number; undefined when none has it. */
export type RareColumn<Value> = readonly (Value | undefined)[] | undefined;

/** The constant facts of all tasks of the plan, by task number. */
export interface TaskColumns {
  readonly priority: Float64Array;
  /** Whether any two tasks differ in it. */
  readonly hasPriorities: boolean;
  /** Tasks of one agent are of one kind. */
  readonly kind: Int32Array;
  readonly kindCount: number;
  /** 0 where the plan gives no hint. */
  readonly hintMs: Float64Array;
  readonly timeoutMs: Float64Array;
  /** How long a task may show no sign of work; Infinity where there is no limit. */
  readonly idleTimeoutMs: Float64Array;
  readonly totalTimeoutMs: RareColumn<number>;
  readonly restartable: Uint8Array;
  readonly retry: RareColumn<RetryRule>;
  /** Of tasks without a rule of their own. */
  readonly defaultRetry: RetryRule;
  /** `all` where undefined. */
  readonly join: RareColumn<Join>;
  readonly optional: RareColumn<boolean>;
  readonly condition: RareColumn<NamedCondition>;
  readonly map: RareColumn<MapRule>;
  /** Gates in front of each task. */
  readonly gates: RareColumn<readonly string[]>;
  readonly expectedUse: RareColumn<ExpectedUse>;
}

export function taskColumns(options: RunStateOptions): TaskColumns {
  const { limits, conditions, gatesOf } = options;
  const { tasks } = options.plan;
  const agents = tasks.map((task) => options.agents.get(task.task_id)!);
  const kinds = new Map<string, number>();
  for (const { name } of agents) if (!kinds.has(name)) kinds.set(name, kinds.size);
  return {
    priority: Float64Array.from(tasks, (task) => task.priority),
    hasPriorities: tasks.some((task) => task.priority !== tasks[0]!.priority),
    kind: Int32Array.from(agents, (agent) => kinds.get(agent.name)!),
    kindCount: kinds.size,
    hintMs: Float64Array.from(tasks, (task) => task.expected_duration_ms ?? 0),
    timeoutMs: Float64Array.from(tasks, (task) => inMs(task.timeout_seconds) ?? limits.timeoutMs),
    idleTimeoutMs: Float64Array.from(
      tasks,
      (task) => inMs(task.idle_timeout_seconds) ?? limits.idleTimeoutMs ?? Infinity,
    ),
    totalTimeoutMs: rareColumn(tasks, (task) => totalMs(task, limits)),
    restartable: Uint8Array.from(agents, (agent) => (agent.restartable ? 1 : 0)),
    retry: rareColumn(tasks, ({ retry }) => retry && retryRule(retry, limits.retry)),
    defaultRetry: retryRule({}, limits.retry),
    join: rareColumn(tasks, ({ join }) => (join === 'all' ? undefined : join)),
    optional: rareColumn(tasks, ({ optional }) => (optional === true ? true : undefined)),
    condition: rareColumn(tasks, ({ task_id: task, when }) => {
      const test = when === undefined ? undefined : conditions?.get(task);
      return test && { test, text: when! };
    }),
    map: rareColumn(tasks, (task) => (task.map === undefined ? undefined : mapRule(task))),
    expectedUse: rareColumn(tasks, ({ task_id: task }) => options.expectedUseOf?.(task)),
    gates: gatesOf && tasks.map((task) => gatesOf(task.task_id)),
  };
}

function rareColumn<Value>(
  tasks: Plan['tasks'],
  pick: (task: PlanTask) => Value | undefined,
): RareColumn<Value> {
  const column = tasks.map(pick);
  return column.every((value) => value === undefined) ? undefined : column;
}

function mapRule({ max_parallel: maxParallel, max_items: maxItems }: PlanTask): MapRule {
  return { maxParallel: maxParallel ?? null, maxItems: maxItems ?? defaultMaxItems };
}

function totalMs(task: PlanTask, limits: RunLimits): number | undefined {
  return inMs(task.total_timeout_seconds) ?? limits.totalTimeoutMs ?? undefined;
}

function inMs(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1_000;
}
