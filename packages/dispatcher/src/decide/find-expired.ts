import { isBudgetOver } from '../budget/judge-budget.ts';
import { isStuckAtQuota } from '../gates/is-stuck-at-quota.ts';
import { firstBackoff } from '../retry/back-off.ts';
import { firstDeadline } from '../retry/total-time.ts';
import { stopAsks, type RunState } from '../state/run-state.ts';
import { idOf } from '../state/task-number.ts';
import type { ExpireCommand } from './command.ts';

/**
 * The time limits that have passed: that of the run; its budget, or a quota; else those of all attempts of a task, of waits
 * for another attempt, and of tasks that owe a report.
 */
export function findExpired(state: RunState, nowMs: number): ExpireCommand[] {
  if (nowMs >= state.runEndsAtMs && state.stopped === null && state.unsettled > 0) {
    return [{ type: 'expire', timer: 'run_deadline', task: null }];
  }
  if (state.stopped === null && state.unsettled > 0) {
    if (isBudgetOver(state, nowMs)) return [{ type: 'expire', timer: 'budget', task: null }];
    if (isStuckAtQuota(state)) return [{ type: 'expire', timer: 'quota', task: null }];
  }
  const expired: ExpireCommand[] = [];
  for (let next = firstDeadline(state); isDue(next, nowMs); next = firstDeadline(state)) {
    state.deadlines.pop();
    expired.push({ type: 'expire', timer: 'tick', task: idOf(state, next.task) });
  }
  for (let next = firstBackoff(state); isDue(next, nowMs); next = firstBackoff(state)) {
    state.backoffs.pop();
    expired.push({ type: 'expire', timer: 'retry', task: idOf(state, next.task) });
  }
  if (nowMs >= state.watchAtMs) findOverdue(state, { nowMs, expired });
  return expired;
}

interface Due {
  readonly task: number;
  readonly atMs: number;
}

function isDue(next: Due | undefined, nowMs: number): next is Due {
  return next !== undefined && next.atMs <= nowMs;
}

/**
 * Walks all running tasks, but only when one of them may be overdue: reports come well before that
 * in a run whose executor is sound, so walks are about as far apart as a timeout.
 */
function findOverdue(
  state: RunState,
  { nowMs, expired }: { readonly nowMs: number; readonly expired: ExpireCommand[] },
): void {
  let nextMs = Infinity;
  for (const task of state.running) {
    const overdueAtMs = state.overdueAtMs[task]!;
    if (nowMs < overdueAtMs) {
      nextMs = Math.min(nextMs, overdueAtMs);
    } else {
      const timer = state.cancelAsked[task] === stopAsks.none ? 'tick' : 'cancel_grace';
      expired.push({ type: 'expire', timer, task: idOf(state, task) });
    }
  }
  state.watchAtMs = nextMs;
}
