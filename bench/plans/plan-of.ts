import { planSchema, type Plan } from '@parallel-dispatcher/schema';

/** A plan of these dependencies, by task number. With more than one agent, they take turns. */
export function planOf(
  dependencies: readonly (readonly number[])[],
  agents: readonly string[] = ['instant'],
): Plan {
  return planSchema.parse({
    tasks: dependencies.map((needs, task) => ({
      task_id: `task-${task}`,
      agent: agents[task % agents.length],
      dependencies: needs.map((needed) => `task-${needed}`),
    })),
  });
}
