import type { JsonObject, Plan } from '@parallel-dispatcher/schema';
import type { Redactor } from '@parallel-dispatcher/tracing';

/**
 * The plan as it may be stored and shown. Ids, agents and dependencies stay as they are: they are
 * names, and the graph goes by them.
 */
export function redactPlan(plan: Plan, { redact, redactText }: Redactor): Plan {
  return {
    ...plan,
    user_prompt: redactText(plan.user_prompt),
    rag_queries: plan.rag_queries.map(redactText),
    tasks: plan.tasks.map((task) => ({
      ...task,
      description: redactText(task.description),
      input_data: redact<JsonObject>(task.input_data),
    })),
  };
}
