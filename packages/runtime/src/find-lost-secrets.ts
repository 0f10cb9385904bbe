import {
  errorDetail,
  type ErrorDetail,
  type JsonValue,
  type Plan,
} from '@parallel-dispatcher/schema';

/** What redaction leaves in the place of a secret. */
const redactionMark = /\[REDACTED:[\w-]+\]/u;

/**
 * Tasks whose stored input lost a secret: they cannot be called again from it. `open` are the ids
 * that may have to be.
 */
export function findLostSecrets(
  plan: Pick<Plan, 'tasks'>,
  open: (task: string) => boolean,
): readonly ErrorDetail[] {
  return plan.tasks.flatMap((task, index) =>
    open(task.task_id) && holdsMark(task.input_data) ? [secretNeeded(task.task_id, index)] : [],
  );
}

function holdsMark(value: JsonValue): boolean {
  if (typeof value === 'string') return redactionMark.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inside) => holdsMark(inside));
}

function secretNeeded(task: string, index: number): ErrorDetail {
  return errorDetail({
    code: 'SECRET_NEEDED',
    message: `The task ${JSON.stringify(task)} was given a secret in its input, which is stored nowhere.`,
    path: `tasks[${index}].input_data`,
    hint: 'Give the plan again with --plan FILE; next time, name the secret as { "$env": "NAME" }.',
  });
}
