import type { ErrorDetail, Plan } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import type { AgentRegistry } from './load-agents.ts';
import { routeTask, type Route } from './route-task.ts';

/** The routes that could be found, and every task that has none. */
export interface RoutedTasks {
  readonly routes: ReadonlyMap<string, Route>;
  readonly checked: Checked<null>;
}

export function routeTasks(plan: Plan, registry: AgentRegistry): RoutedTasks {
  const errors: ErrorDetail[] = [];
  const routes = new Map<string, Route>();
  for (const [index, task] of plan.tasks.entries()) {
    const routed = routeTask(task, `tasks[${index}]`, registry);
    if (routed.ok) routes.set(task.task_id, routed.value);
    else errors.push(...routed.errors);
  }
  return { routes, checked: errors.length > 0 ? refuse(...errors) : accept(null) };
}
