import type { Plan, PlanTask } from '@parallel-dispatcher/schema';

/** The shape of a plan: ids, agents, dependencies and limits, without what its tasks are about. */
export function planWithoutContent({ tasks, config }: Plan): Plan {
  return {
    tasks: tasks.map(taskWithoutContent),
    config,
    user_prompt: '',
    rag_queries: [],
    context_requirements: [],
  };
}

function taskWithoutContent(task: PlanTask): PlanTask {
  const { task_id, agent, dependencies, priority } = task;
  return {
    task_id,
    ...(agent !== undefined && { agent }),
    description: '',
    input_data: {},
    dependencies,
    context_requirements: [],
    priority,
  };
}
