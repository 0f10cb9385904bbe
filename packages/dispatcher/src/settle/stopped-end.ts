import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import { flagThatHelps } from '../budget/judge-budget.ts';
import type { RunState } from '../state/run-state.ts';
import type { TaskEnd } from './task-end.ts';
import { cancelledError } from './task-errors.ts';

/** The end of a task that the stop of its run left undone. */
export function stoppedEnd(
  state: RunState,
  {
    task,
    cause = null,
  }: { readonly task: number; readonly cause?: ErrorDetail | null | undefined },
): TaskEnd {
  const { stopped } = state;
  if (stopped?.reason === 'budget') {
    const error = budgetError(state, cause);
    return { outcome: 'budget_exhausted', error };
  }
  if (stopped?.reason === 'quota') {
    return { outcome: 'budget_exhausted', error: quotaError(stopped.detail, cause) };
  }
  return { outcome: 'cancelled', error: cancelledError(state, { task, cause }) };
}

function budgetError(state: RunState, cause: ErrorDetail | null): ErrorDetail {
  const flag = flagThatHelps(state) ?? '--max-cost-usd or --max-tokens';
  return errorDetail({
    code: 'BUDGET_EXHAUSTED',
    message: `Not done: ${state.stopped?.detail}.`,
    hint: `Resume the run with a higher limit: ${flag}.`,
    retryable: true,
    cause,
  });
}

function quotaError(detail: string, cause: ErrorDetail | null): ErrorDetail {
  return errorDetail({
    code: 'QUOTA_EXHAUSTED',
    message: `Not done: ${detail}`,
    hint: 'Resume the run once the key may be used again (quota, credit, or the key itself), or with another model.',
    retryable: true,
    cause,
  });
}
