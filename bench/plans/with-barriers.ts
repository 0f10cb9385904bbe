import { topologicalBatches, type TaskGraph } from '@parallel-dispatcher/graph';
import { planSchema, type Plan } from '@parallel-dispatcher/schema';

/** Name of the agent of what was put between the batches; its tasks take no time. */
export const barrierAgent = 'barrier';

/** The same tasks in waves: no task of a batch starts before all of the batch before are done. */
export function withBarriers(plan: Plan, graph: TaskGraph): Plan {
  const tasks = new Map(plan.tasks.map((task) => [task.task_id, task]));
  const batches = topologicalBatches(graph);
  return planSchema.parse({
    tasks: batches.flatMap((batch, at) => {
      const before = at === 0 ? [] : [`barrier-${at - 1}`];
      return [
        ...batch.map((id) => ({ ...tasks.get(id)!, dependencies: before })),
        { task_id: `barrier-${at}`, agent: barrierAgent, dependencies: batch },
      ];
    }),
  });
}
