import {
  describePosition,
  errorDetail,
  excerptAt,
  type ErrorDetail,
} from '@parallel-dispatcher/schema';
import type { ConditionFault } from './tree-report.ts';

interface Place {
  readonly text: string;
  /** Path of the condition, such as `tasks[3].when`. */
  readonly where: string;
}

/** A condition that cannot be used, with the line and a caret. */
export function invalidCondition(fault: ConditionFault, { text, where }: Place): ErrorDetail {
  const at = Math.min(Math.max(fault.at, 0), text.length);
  return errorDetail({
    code: 'CONDITION_INVALID',
    message: `${where} is no valid condition at ${describePosition(text, at)}: ${fault.problem}\n${excerptAt(text, at)}`,
    path: where,
    hint: fault.hint,
  });
}
