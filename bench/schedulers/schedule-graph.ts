import { runPlan } from '@parallel-dispatcher/dispatcher';
import type { TaskGraph } from '@parallel-dispatcher/graph';
import type { Plan } from '@parallel-dispatcher/schema';
import { createInstantExecutor } from './instant-executor.ts';
import type { SchedulerOptions } from './scheduler.ts';

interface GraphRun extends SchedulerOptions {
  readonly plan: Plan;
  readonly graph: TaskGraph;
}

/** The dispatcher as it is, on calls that are over at once and a log that keeps nothing. */
export async function scheduleGraph({ plan, graph, workers }: GraphRun): Promise<number> {
  const kinds = new Map(
    plan.tasks.map(({ agent = 'instant' }) => [
      agent,
      { name: agent, workload: 'io', restartable: true, api: 1 } as const,
    ]),
  );
  const { outcomes } = await runPlan({
    runId: 'bench',
    correlationId: 'bench',
    plan,
    graph,
    planSha256: '',
    seed: 1,
    agents: new Map(plan.tasks.map((task) => [task.task_id, kinds.get(task.agent ?? 'instant')!])),
    inputOf: () => ({ ok: true, value: {} }),
    limits: { maxWorkers: workers, timeoutMs: 60_000, runTimeoutMs: null },
    executor: createInstantExecutor(),
    log: {
      append: () => {},
      status: () => ({ status: 'off', resumable: false, reasons: [] }),
      close: async () => {},
    },
    finish: () => ({ status: 'success', exitCode: 0 }),
  });
  return outcomes.filter(({ outcome }) => outcome === 'succeeded').length;
}
