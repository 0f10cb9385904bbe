import type { ErrorDetail, JsonObject, Plan } from '@parallel-dispatcher/schema';
import type { Redactor } from '@parallel-dispatcher/tracing';

/**
 * The plan as it may be stored and shown. Ids, agents and dependencies stay as they are: they are
 * names, and the graph goes by them.
 */
export function redactPlan(plan: Plan, redactor: Redactor): Plan {
  return {
    ...plan,
    ...(plan.params !== undefined && { params: redactor.redact<JsonObject>(plan.params) }),
    user_prompt: redactor.redactText(plan.user_prompt),
    rag_queries: plan.rag_queries.map((query) => redactor.redactText(query)),
    tasks: plan.tasks.map((task) => ({
      ...task,
      description: redactor.redactText(task.description),
      input_data: redactor.redact<JsonObject>(task.input_data),
      ...(task.verify?.argv !== undefined && {
        verify: {
          ...task.verify,
          argv: task.verify.argv.map((argument) => redactor.redactText(argument)),
        },
      }),
    })),
  };
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
