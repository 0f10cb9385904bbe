import type { RunState } from '../state/run-state.ts';
import type { ExpireCommand } from './command.ts';

/** The time limits that have passed: that of the run, then those of tasks that owe a report. */
export function findExpired(state: RunState, nowMs: number): ExpireCommand[] {
  if (nowMs >= state.runEndsAtMs && state.stopped === null && state.unsettled > 0) {
    return [{ type: 'expire', timer: 'run_deadline', task: null }];
  }
  return nowMs >= state.watchAtMs ? findOverdue(state, nowMs) : [];
}

/**
 * Walks all running tasks, but only when one of them may be overdue: reports come well before that
 * in a run whose executor is sound, so walks are about as far apart as a timeout.
 */
function findOverdue(state: RunState, nowMs: number): ExpireCommand[] {
  const expired: ExpireCommand[] = [];
  let nextMs = Infinity;
  for (const task of state.running) {
    const overdueAtMs = state.overdueAtMs[task]!;
    if (nowMs < overdueAtMs) {
      nextMs = Math.min(nextMs, overdueAtMs);
    } else {
      const timer = state.cancelAsked[task] === 1 ? 'cancel_grace' : 'tick';
      expired.push({ type: 'expire', timer, task: state.graph.ids[task]! });
    }
  }
  state.watchAtMs = nextMs;
  return expired;
}
