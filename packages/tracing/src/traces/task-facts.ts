import type { JsonObject, Plan } from '@parallel-dispatcher/schema';

/** What a trace says about a task before it ran. */
export interface TaskFacts {
  readonly agent: string;
  readonly description: string;
  readonly dependencies: readonly string[];
  readonly input: JsonObject;
}

/** Looks up the tasks of the plan, with the agents they were routed to. */
export function collectTaskFacts(
  plan: Plan,
  agents: ReadonlyMap<string, string>,
): Map<string, TaskFacts> {
  const facts = plan.tasks.map((task): [string, TaskFacts] => [
    task.task_id,
    {
      agent: agents.get(task.task_id) ?? task.agent ?? '',
      description: task.description,
      dependencies: task.dependencies,
      input: task.input_data,
    },
  ]);
  return new Map(facts);
}
