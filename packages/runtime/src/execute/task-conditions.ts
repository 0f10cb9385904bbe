import type { Condition } from '@parallel-dispatcher/dispatcher';
import { accept } from '../checked.ts';
import type { PreparedRun } from '../prepared-run.ts';

/** What `when` says of each task that has it, for the dispatcher to ask. */
export async function taskConditions({
  plan,
  links,
}: PreparedRun): Promise<ReadonlyMap<string, Condition>> {
  const conditions = new Map<string, Condition>();
  const params = plan.params ?? {};
  for (const [task, { condition }] of links) {
    if (condition === null) continue;
    const { evaluateCondition } = await import('@parallel-dispatcher/expressions/conditions');
    conditions.set(task, ({ outcomeOf }) => {
      const answer = evaluateCondition(condition, { outcomeOf, params });
      return answer.ok
        ? accept({ holds: answer.value, reason: `when is false: ${condition.text}` })
        : answer;
    });
  }
  return conditions;
}
