import TinyQueue from 'tinyqueue';
import { sortWaiting } from '../limits/sort-waiting.ts';
import { followSettled } from '../settle/follow-settled.ts';
import { settleTask } from '../settle/settle-task.ts';
import type { TaskEnd } from '../settle/task-end.ts';
import { cancelledError, interruptedError } from '../settle/task-errors.ts';
import { compareReady } from './compare-ready.ts';
import { makeReady } from './make-ready.ts';
import { planTask } from './plan-task.ts';
import { phases, stopAsks, type RunState } from './run-state.ts';

/**
 * Makes the state that of a process that has just begun: nothing is with its executor, and it has
 * decided nothing yet. What was in flight may start again, as the same attempt, unless it was asked
 * to stop or its agent must not be started twice.
 */
export function restart(state: RunState): void {
  for (const task of Array.from(state.running).sort((one, other) => one - other)) {
    if (state.cancelAsked[task] === stopAsks.cancel) {
      settle(state, task, { outcome: 'cancelled', error: cancelledError(state, { task }) });
    } else if (state.tasks.restartable[planTask(state, task)] === 0) {
      settle(state, task, { outcome: 'failed', error: interruptedError() });
    } else {
      state.resumed[task] = 1;
      state.cancelAsked[task] = stopAsks.none;
      makeReady(state, task);
    }
  }
  state.watchAtMs = Infinity;
  state.wakeAtMs = Infinity;
  state.outbox = state.outbox.filter((command) => command.type !== 'cancel');
  queueAll(state);
}

/** Without a thought for `on_failure`: it was asked for that the run goes on. */
function settle(state: RunState, task: number, end: TaskEnd): void {
  settleTask(state, task, end);
  followSettled(state, [task]);
}

/** The journal does not say who was parked where, and folding left what has started in the heap. */
function queueAll(state: RunState): void {
  for (const { waiting } of state.limits.slots) waiting.clear();
  for (const rate of state.limits.rates ?? []) if (rate !== undefined) rate.waiting.data = [];
  sortWaiting(state);
  state.parked.clear();
  state.quotaErrors.clear();
  // Who goes on with the run sees for himself which gates are closed, and what load there is.
  state.workers = state.maxWorkers;
  state.closedGates.clear();
  state.finalGates.clear();
  state.budget.reported.clear();
  const ready: number[] = [];
  state.toExpand = [];
  for (let task = 0; task < state.size; task += 1) {
    if (state.phase[task] === phases.ready) ready.push(task);
    if (state.phase[task] === phases.expanding) state.toExpand.push(task);
  }
  state.ready = new TinyQueue(ready, compareReady(state));
}
