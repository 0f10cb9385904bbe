import { parkForQuota } from '../gates/park-for-quota.ts';
import { endTask } from '../settle/end-task.ts';
import type { TaskEnd } from '../settle/task-end.ts';
import { stopAsks, type RunState } from '../state/run-state.ts';
import { makeReady } from '../state/make-ready.ts';
import { backOff } from './back-off.ts';
import { endAtTotalTimeout, isCutShort } from './total-time.ts';
import type { Failure } from './failure.ts';
import { nextAttempt } from './next-attempt.ts';
import { repairOf } from './repair-of.ts';
import { chargeHistory } from './charge-history.ts';

/** A submission failed through no fault of others: another attempt is made, or the task ends. */
export function chargeFailure(state: RunState, task: number, failure: Failure): void {
  if (parkForQuota(state, task, failure)) return undefined;
  const { outcome, error, artifacts, filesRejected } = failure;
  const end: TaskEnd = { outcome, error, artifacts, filesRejected };
  const history = chargeHistory(state, { task, end });
  const asked = state.cancelAsked[task];
  if (asked === stopAsks.totalTimeout || (outcome === 'timed_out' && isCutShort(state, task))) {
    return endAtTotalTimeout(state, task, error);
  }
  if (asked === stopAsks.cancel) return endTask(state, task, end);

  const next = nextAttempt(state, { task, failure, history });
  switch (next.type) {
    case 'none':
      return endTask(state, task, { ...end, error: next.error });
    case 'repair':
      history.reason = 'repair';
      history.repair = repairOf(failure);
      return makeReady(state, task);
    case 'retry':
      history.reason = 'retry';
      return backOff(state, { task, untilMs: next.atMs });
  }
}
