import { impliedDependencies } from '@parallel-dispatcher/expressions';
import type { Plan } from '@parallel-dispatcher/schema';
import type { TaskLinks } from './task-links.ts';

/**
 * The plan with a dependency for every task that is referred to, after those that are written. What
 * the plan does not have, and the task itself, are left to the check of the reference.
 */
export function withImpliedDependencies(plan: Plan, links: ReadonlyMap<string, TaskLinks>): Plan {
  if (links.size === 0) return plan;
  const ids = new Set(plan.tasks.map((task) => task.task_id));
  return {
    ...plan,
    tasks: plan.tasks.map((task) => {
      const found = links.get(task.task_id);
      if (found === undefined) return task;
      const written = new Set(task.dependencies);
      const implied = producersOf(found).filter(
        (id) => ids.has(id) && id !== task.task_id && !written.has(id),
      );
      return implied.length === 0
        ? task
        : { ...task, dependencies: [...task.dependencies, ...new Set(implied)] };
    }),
  };
}

/** Every task that the links of one task name. */
function producersOf({ references, condition, mapSource }: TaskLinks): readonly string[] {
  const sources = mapSource === null ? references : [...references, mapSource];
  return [...impliedDependencies(sources), ...(condition?.tasks ?? [])];
}
