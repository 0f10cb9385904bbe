import { errorDetail, type ErrorDetail, type Plan } from '@parallel-dispatcher/schema';
import type { Redactor } from '@parallel-dispatcher/tracing';
import { accept, refuse, type Checked } from '../checked.ts';

/** Ids name files and traces and are shown as they are, so none may hold a secret. */
export function checkIds(plan: Plan, redactor: Redactor): Checked<null> {
  const errors: ErrorDetail[] = [];
  for (const [index, task] of plan.tasks.entries()) {
    if (redactor.holdsSecret(task.task_id)) errors.push(secretInId(`tasks[${index}].task_id`));
  }
  if (redactor.holdsSecret(plan.correlation_id ?? '')) errors.push(secretInId('correlation_id'));
  return errors.length > 0 ? refuse(...errors) : accept(null);
}

function secretInId(path: string): ErrorDetail {
  return errorDetail({
    code: 'SECRET_IN_ID',
    message: `${path} looks like a secret, and ids are shown and stored as they are.`,
    path,
    hint: 'Take another id; give the secret as { "$env": "NAME" } in input_data.',
  });
}
