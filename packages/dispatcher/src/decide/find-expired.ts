import type { RunState } from '../state/run-state.ts';
import type { ExpireCommand } from './command.ts';

/** Looking through the running tasks more often than this is work without worth. */
const leastLookInMs = 50;

/** The time limits that have passed: that of the run, then those of tasks that owe a report. */
export function findExpired(state: RunState, nowMs: number): ExpireCommand[] {
  if (nowMs >= state.runEndsAtMs && state.stopped === null && state.unsettled > 0) {
    return [{ type: 'expire', timer: 'run_deadline', task: null }];
  }
  return nowMs >= state.watchAtMs ? findOverdue(state, nowMs) : [];
}

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
  state.watchAtMs = Math.max(nextMs, nowMs + leastLookInMs);
  return expired;
}
