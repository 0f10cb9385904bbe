import { errorDetail, type ErrorDetail, type Plan } from '@parallel-dispatcher/schema';
import type { Route } from '../agents/route-tasks.ts';
import { accept, refuse, type Checked } from '../checked.ts';

interface CacheRules {
  readonly routes: ReadonlyMap<string, Route>;
  /** Whether tasks of cacheable agents use the cache unless they say otherwise. */
  readonly byDefault: boolean;
}

/** The tasks whose earlier answers may be used. */
export function checkCache(
  plan: Pick<Plan, 'tasks'>,
  { routes, byDefault }: CacheRules,
): Checked<ReadonlySet<string>> {
  const errors: ErrorDetail[] = [];
  const cached = new Set<string>();
  for (const [index, { task_id: task, cache }] of plan.tasks.entries()) {
    const agent = routes.get(task)?.agent;
    if (agent === undefined || cache === false) continue;
    if (agent.cacheable && (cache ?? byDefault)) cached.add(task);
    if (!agent.cacheable && cache === true) errors.push(notCacheable(agent.definition.name, index));
  }
  return errors.length > 0 ? refuse(...errors) : accept(cached);
}

function notCacheable(agent: string, index: number): ErrorDetail {
  return errorDetail({
    code: 'NOT_CACHEABLE',
    message: `tasks[${index}].cache is true, and the agent ${JSON.stringify(agent)} does not say that the same input gives the same answer.`,
    path: `tasks[${index}].cache`,
    hint: 'Remove it, or set "cacheable": true for the agent in the config.',
  });
}
