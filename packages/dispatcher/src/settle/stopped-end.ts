import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import { flagThatHelps } from '../budget/judge-budget.ts';
import { finalGateOf } from '../gates/final-gate-of.ts';
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
    const gate = cause === null ? finalGateOf(state, task) : undefined;
    const detail = cause?.message ?? gate?.reason ?? stopped.detail;
    const error = gate?.cause === 'auth' ? authError(gate.reason) : quotaError(detail, cause);
    return { outcome: 'budget_exhausted', error };
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
    hint: `${cause?.hint ?? 'Raise the quota or wait for its reset, or take another model.'} Then resume the run.`,
    retryable: true,
    cause,
  });
}

function authError(detail: string): ErrorDetail {
  return errorDetail({
    code: 'AUTH_FAILED',
    message: `Not done: ${detail}`,
    hint: 'Set the key that is missing, or correct the one that was refused or what it may do, or take another model. Then resume the run.',
    retryable: true,
  });
}
