import type { Plan } from '@parallel-dispatcher/schema';
import type { WriteSets } from '../preflight/check-writes.ts';
import { turnName } from './run-limits.ts';

/** The plan as it is scheduled: tasks that write the same files hold a resource that there is one of. */
export function withTurns(plan: Plan, { turns }: WriteSets): Plan {
  if (turns.length === 0) return plan;
  const held = new Map<string, Record<string, number>>();
  for (const [index, pair] of turns.entries()) {
    for (const task of pair) held.set(task, { ...held.get(task), [turnName(index)]: 1 });
  }
  return {
    ...plan,
    tasks: plan.tasks.map((task) => {
      const more = held.get(task.task_id);
      return more === undefined ? task : { ...task, resources: { ...task.resources, ...more } };
    }),
  };
}
