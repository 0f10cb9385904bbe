import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import { describeThrown } from '../describe-thrown.ts';
import type { TaskEnd } from '../settle/task-end.ts';
import type { OutcomeView } from '../task-call.ts';
import type { NamedCondition } from './condition.ts';

/** How a task ends whose condition does not let it start; undefined when it does. */
export function judgeCondition(
  { test, text }: NamedCondition,
  view: OutcomeView,
): TaskEnd | undefined {
  try {
    const answer = test(view);
    if (!answer.ok) return { outcome: 'failed', error: answer.errors[0] ?? conditionFailed(text) };
    const { value } = answer;
    if (typeof value === 'boolean') {
      return value ? undefined : { outcome: 'skipped', skipReason: `${text} is false` };
    }
    return value.holds ? undefined : { outcome: 'skipped', skipReason: value.reason };
  } catch (thrown) {
    return { outcome: 'failed', error: conditionFailed(text, describeThrown(thrown)) };
  }
}

function conditionFailed(text: string, why = 'no reason was given'): ErrorDetail {
  return errorDetail({
    code: 'CONDITION_FAILED',
    message: `The condition \`${text}\` could not be evaluated: ${why}.`,
    hint: 'Correct `when` of the task.',
  });
}
