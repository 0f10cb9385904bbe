import { errorDetail, type ErrorDetail, type Plan } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';

/** A task may not be called what an item of a `map` will be called. */
export function checkMapIds(plan: Pick<Plan, 'tasks'>): Checked<null> {
  const mapped = new Set(
    plan.tasks.filter(({ map }) => map !== undefined).map((task) => task.task_id),
  );
  if (mapped.size === 0) return accept(null);
  const errors = plan.tasks.flatMap(({ task_id: task }, index): ErrorDetail[] => {
    const parent = /^(.*)\[\d+\]$/su.exec(task)?.[1];
    return parent !== undefined && mapped.has(parent) ? [clash(task, parent, index)] : [];
  });
  return errors.length > 0 ? refuse(...errors) : accept(null);
}

function clash(task: string, parent: string, index: number): ErrorDetail {
  return errorDetail({
    code: 'MAP_ID_TAKEN',
    message: `The task ${JSON.stringify(task)} is called like an item of ${JSON.stringify(parent)}, which maps a list.`,
    path: `tasks[${index}].task_id`,
    hint: 'Rename one of the two.',
  });
}
