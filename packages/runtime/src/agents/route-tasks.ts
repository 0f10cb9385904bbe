import type { ErrorDetail, Plan } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import type { AgentRegistry, RegisteredAgent, RoutableAgent } from './agent-registry.ts';
import { routeTask } from './route-task.ts';

/** Who does a task, and by which rule. */
export interface Route {
  readonly agent: RegisteredAgent;
  readonly rule: string;
}

/** The routes that could be found, and every task or agent that stands in the way of another. */
export interface RoutedTasks {
  readonly routes: ReadonlyMap<string, Route>;
  readonly checked: Checked<null>;
}

/** Chooses an agent for each task, and loads each agent that was chosen, once. */
export async function routeTasks(plan: Plan, registry: AgentRegistry): Promise<RoutedTasks> {
  const errors: ErrorDetail[] = [];
  const routes = new Map<string, Route>();
  const loaded = new Map<RoutableAgent, Checked<RegisteredAgent>>();
  for (const [index, task] of plan.tasks.entries()) {
    const chosen = routeTask(task, `tasks[${index}]`, registry);
    if (!chosen.ok) {
      errors.push(...chosen.errors);
      continue;
    }
    const { agent, rule } = chosen.value;
    const known = loaded.get(agent);
    const read = known ?? (await agent.load());
    loaded.set(agent, read);
    if (read.ok) routes.set(task.task_id, { agent: read.value, rule });
    else if (known === undefined) errors.push(...read.errors);
  }
  return { routes, checked: errors.length > 0 ? refuse(...errors) : accept(null) };
}
