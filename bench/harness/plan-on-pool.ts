import { runPlan, type RunPlanOptions } from '@parallel-dispatcher/dispatcher';
import type { LoadedAgent, LocalExecutor } from '@parallel-dispatcher/executor';
import { buildGraph } from '@parallel-dispatcher/graph';
import { planOf } from '../plans/plan-of.ts';

interface PoolRun {
  readonly executor: LocalExecutor;
  readonly agents: ReadonlyMap<string, LoadedAgent>;
  /** The one that every task asks. */
  readonly agent: string;
  readonly runId: string;
  /** How many tasks, none of which waits for another. */
  readonly tasks: number;
  readonly maxWorkers: number;
}

/**
 * Equal tasks on a pool, with no traces and no command around it.
 * @throws {Error} when one of them does not succeed.
 */
export async function planOnPool(run: PoolRun): Promise<void> {
  const { executor, agents, agent, runId, tasks, maxWorkers } = run;
  const plan = planOf(
    Array.from({ length: tasks }, () => []),
    [agent],
  );
  const graph = buildGraph(plan);
  if (!graph.ok) throw new Error(graph.errors[0]?.message);
  const options: RunPlanOptions = {
    runId,
    correlationId: runId,
    plan,
    graph: graph.value,
    planSha256: '',
    seed: 1,
    agents: new Map(plan.tasks.map((task) => [task.task_id, agents.get(agent)!.definition])),
    inputOf: () => ({ ok: true, value: {} }),
    limits: { maxWorkers, timeoutMs: 60_000, runTimeoutMs: null },
    executor,
    log: {
      append: () => {},
      status: () => ({ status: 'off', resumable: false, reasons: [] }),
      close: async () => {},
    },
    finish: () => ({ status: 'success', exitCode: 0 }),
  };
  const { outcomes } = await runPlan(options);
  const wrong = outcomes.find(({ outcome }) => outcome !== 'succeeded');
  if (wrong !== undefined) {
    throw new Error(`${wrong.task} ended as ${wrong.outcome}: ${wrong.error?.message}`);
  }
}
