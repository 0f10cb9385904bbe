import { findReferences } from '@parallel-dispatcher/expressions';
import {
  errorDetail,
  type ErrorDetail,
  type JsonValue,
  type Plan,
  type PlanTask,
} from '@parallel-dispatcher/schema';

/** What redaction leaves in the place of a secret. */
const redactionMark = /\[REDACTED:[\w-]+\]/u;

/**
 * Tasks whose stored input lost a secret: they cannot be called again from it. `open` are the ids
 * that may have to be.
 */
export function findLostSecrets(
  { tasks, params = {} }: Pick<Plan, 'tasks' | 'params'>,
  open: (task: string) => boolean,
): readonly ErrorDetail[] {
  const lost = new Set(Object.keys(params).filter((name) => holdsMark(params[name] ?? null)));
  return tasks.flatMap((task, index) =>
    open(task.task_id) && (holdsMark(task.input_data) || takesParam(task, lost))
      ? [secretNeeded(task.task_id, index)]
      : [],
  );
}

function takesParam({ input_data: input, map }: PlanTask, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  const found = findReferences(input, 'input_data', { inMap: map !== undefined });
  return found.ok && found.value.some((one) => one.kind === 'param' && names.has(one.param));
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
