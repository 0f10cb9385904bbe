import type { Plan } from '@parallel-dispatcher/schema';

/** What the dispatcher has to know of the agent of a task. */
export interface TaskAgent {
  readonly name: string;
  readonly workload: 'io' | 'cpu';
  /** Whether a call that vanished may be made again. */
  readonly restartable: boolean;
  /** Version of the agent API. */
  readonly api: number;
}

/** The constant facts of all tasks, by task number. */
export interface TaskColumns {
  readonly priority: Float64Array;
  /** Tasks of one agent are of one kind. */
  readonly kind: Int32Array;
  readonly kindCount: number;
  /** 0 where the plan gives no hint. */
  readonly hintMs: Float64Array;
  readonly timeoutMs: Float64Array;
  /** How long a task may show no sign of work; Infinity where there is no limit. */
  readonly idleTimeoutMs: Float64Array;
  readonly restartable: Uint8Array;
  /** Gates in front of each task; undefined when no task has any. */
  readonly gates: readonly (readonly string[])[] | undefined;
}

interface ColumnOptions {
  readonly plan: Pick<Plan, 'tasks'>;
  readonly agentOf: (task: string) => TaskAgent;
  readonly timeoutMs: number;
  readonly idleTimeoutMs: number | null;
  readonly gatesOf: ((task: string) => readonly string[]) | undefined;
}

export function taskColumns(options: ColumnOptions): TaskColumns {
  const { agentOf, timeoutMs, idleTimeoutMs, gatesOf } = options;
  const { tasks } = options.plan;
  const agents = tasks.map((task) => agentOf(task.task_id));
  const kinds = new Map<string, number>();
  for (const { name } of agents) if (!kinds.has(name)) kinds.set(name, kinds.size);
  return {
    priority: Float64Array.from(tasks, (task) => task.priority),
    kind: Int32Array.from(agents, (agent) => kinds.get(agent.name)!),
    kindCount: kinds.size,
    hintMs: Float64Array.from(tasks, (task) => task.expected_duration_ms ?? 0),
    timeoutMs: Float64Array.from(tasks, (task) =>
      task.timeout_seconds === undefined ? timeoutMs : task.timeout_seconds * 1000,
    ),
    idleTimeoutMs: Float64Array.from(tasks, (task) =>
      task.idle_timeout_seconds === undefined
        ? (idleTimeoutMs ?? Infinity)
        : task.idle_timeout_seconds * 1000,
    ),
    restartable: Uint8Array.from(agents, (agent) => (agent.restartable ? 1 : 0)),
    gates: gatesOf && tasks.map((task) => gatesOf(task.task_id)),
  };
}
