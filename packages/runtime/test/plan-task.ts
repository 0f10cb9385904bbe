import { planTaskSchema, type PlanTask } from '@parallel-dispatcher/schema';

/** A task with its defaults, called `a` unless the fields say otherwise. */
export function planTask(fields: Record<string, unknown> = {}): PlanTask {
  return planTaskSchema.parse({ task_id: 'a', ...fields });
}
