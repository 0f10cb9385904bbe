import type { ErrorDetail, JsonObject, Plan } from '@parallel-dispatcher/schema';
import type { Redactor } from '@parallel-dispatcher/tracing';

/**
 * The plan as it may be stored and shown. Ids, agents and dependencies stay as they are: they are
 * names, and the graph goes by them; ids that hold a secret were refused before.
 */
export function redactPlan(plan: Plan, redactor: Redactor): Plan {
  const { tasks, ...rest } = plan;
  return {
    ...redactFields(rest, redactor),
    tasks: tasks.map((task) => {
      const { task_id, agent, dependencies, ...fields } = task;
      return {
        ...redactFields(fields, redactor),
        task_id,
        dependencies,
        ...(agent !== undefined && { agent }),
      };
    }),
  };
}

function redactFields<Fields extends object>(fields: Fields, redactor: Redactor): Fields {
  return redactor.redact(fields as JsonObject) as Fields;
}

/** An error quotes what came, and that may be a secret that was just resolved. */
export function redactErrors(
  errors: readonly ErrorDetail[],
  redactor: Redactor,
): readonly ErrorDetail[] {
  return errors.map(
    (error) => redactor.redact(error as unknown as JsonObject) as unknown as ErrorDetail,
  );
}
