import { buildGraph } from '@parallel-dispatcher/graph';
import { planSchema, type Plan, type PlanInput } from '@parallel-dispatcher/schema';
import type { RunLimits, RunStateOptions } from '../../src/index.ts';

/** A task of a test: what it depends on, and what is not as usual about it. */
export interface TestTask {
  readonly needs?: readonly string[];
  readonly priority?: number;
  readonly hintMs?: number;
  readonly timeoutSeconds?: number;
  readonly idleTimeoutSeconds?: number;
  readonly agent?: string;
  readonly restartable?: boolean;
  /** Anything else that a plan may say of it. */
  readonly rules?: Partial<PlanInput['tasks'][number]>;
}

export type TestTasks = Readonly<Record<string, TestTask | readonly string[]>>;

export type RunSetup = RunStateOptions & { readonly plan: Plan };

/** Everything a run needs but an executor. A task is named by its key, or its dependencies alone. */
export function runSetup(tasks: TestTasks, limits: Partial<RunLimits> = {}): RunSetup {
  const entries = Object.entries(tasks).map(
    ([id, task]) => [id, isList(task) ? { needs: task } : task] as const,
  );
  const plan = planSchema.parse({
    tasks: entries.map(([id, task]) => ({
      task_id: id,
      dependencies: [...(task.needs ?? [])],
      ...(task.priority !== undefined && { priority: task.priority }),
      ...(task.hintMs !== undefined && { expected_duration_ms: task.hintMs }),
      ...(task.timeoutSeconds !== undefined && { timeout_seconds: task.timeoutSeconds }),
      ...(task.idleTimeoutSeconds !== undefined && {
        idle_timeout_seconds: task.idleTimeoutSeconds,
      }),
      ...task.rules,
    })),
  });
  const built = buildGraph(plan);
  if (!built.ok) throw new Error(JSON.stringify(built.errors));
  const agents = new Map(
    entries.map(([id, { agent: name = 'worker', restartable = true }]) => [
      id,
      { name, workload: 'io' as const, restartable, api: 1 },
    ]),
  );
  return {
    plan,
    graph: built.value,
    agents,
    limits: { maxWorkers: 2, timeoutMs: 100, runTimeoutMs: null, ...limits },
  };
}

function isList(task: TestTask | readonly string[]): task is readonly string[] {
  return Array.isArray(task);
}
