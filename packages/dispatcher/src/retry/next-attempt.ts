import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { planTask } from '../state/plan-task.ts';
import type { RunState } from '../state/run-state.ts';
import { idOf } from '../state/task-number.ts';
import { backoffMs } from './backoff-ms.ts';
import type { Failure } from './failure.ts';
import { isInvalidAnswer } from './repair-of.ts';
import { noTimeLeft } from './retry-errors.ts';
import type { RetryCause, RetryRule } from './retry-rule.ts';
import type { TaskHistory } from '../state/task-history.ts';

/** What comes after a failed attempt. */
export type NextAttempt =
  | { readonly type: 'none'; readonly error: ErrorDetail }
  | { readonly type: 'repair' }
  | { readonly type: 'retry'; readonly atMs: number };

/**
 * Whether a failed attempt is worth another one. Only what may go differently next time is: not
 * errors of auth, quota, input or bug, and nothing of an agent that must not start twice.
 */
export function nextAttempt(
  state: RunState,
  { task, failure, history }: { task: number; failure: Failure; history: TaskHistory },
): NextAttempt {
  const none: NextAttempt = { type: 'none', error: failure.error };
  const spec = planTask(state, task);
  const rule = state.tasks.retry?.[spec] ?? state.tasks.defaultRetry;
  const mayGoOn = state.stopped === null && !state.stopSeen && state.tasks.restartable[spec] === 1;
  if (!mayGoOn || history.charged >= rule.maxAttempts) return none;

  const repairs = isInvalidAnswer(failure);
  if (repairs ? history.repair !== null : !isRetried(rule, failure)) return none;
  const waitMs = repairs ? 0 : waitAfter(state, { task, failure, history, rule });
  const startsAtMs = state.atMs + waitMs;
  const totalEndsAtMs = state.totals.get(task)?.endsAtMs ?? Infinity;
  if (startsAtMs >= Math.min(totalEndsAtMs, state.runEndsAtMs)) {
    const limit =
      totalEndsAtMs <= state.runEndsAtMs ? 'total_timeout_seconds' : 'run_timeout_seconds';
    const leftMs = Math.max(0, Math.min(totalEndsAtMs, state.runEndsAtMs) - state.atMs);
    return { type: 'none', error: noTimeLeft(failure.error, { waitMs, leftMs, limit }) };
  }
  return repairs ? { type: 'repair' } : { type: 'retry', atMs: startsAtMs };
}

function isRetried({ on }: RetryRule, { outcome, errorClass }: Failure): boolean {
  const cause = outcome === 'timed_out' ? 'timeout' : errorClass;
  return on.has(cause as RetryCause);
}

function waitAfter(
  state: RunState,
  {
    task,
    failure,
    history,
    rule,
  }: { task: number; failure: Failure; history: TaskHistory; rule: RetryRule },
): number {
  const attempt = history.charged;
  const backoff = backoffMs(rule, { seed: state.seed, task: idOf(state, task), attempt });
  return Math.max(backoff, failure.retryAfterMs);
}
