import type { RunEventOf } from '@parallel-dispatcher/schema';
import { describeBudget } from '../budget/judge-budget.ts';
import { describeQuota } from '../gates/is-stuck-at-quota.ts';
import { chargeFailure } from '../retry/charge-failure.ts';
import { endAtTotalTimeout, isTotalTimeOver } from '../retry/total-time.ts';
import { askToStop } from '../settle/ask-to-stop.ts';
import { endTask } from '../settle/end-task.ts';
import { stopRun } from '../settle/stop-run.ts';
import { cancelledError, overdueError } from '../settle/task-errors.ts';
import { makeReady } from '../state/make-ready.ts';
import { planTask } from '../state/plan-task.ts';
import { phases, stopAsks, type RunState } from '../state/run-state.ts';
import { idOf, taskNumber } from '../state/task-number.ts';

/**
 * A time limit passed: that of the run, one of its budgets, of an answer to a cancel, of the wait for another attempt,
 * or (`tick`) of a report or of all attempts of a task.
 */
export function onTimer(
  state: RunState,
  { timer, task: id, at_ms: atMs }: RunEventOf<'timer'>,
): void {
  if (timer === 'run_deadline') {
    const detail = `the run may take ${state.runTimeoutMs} ms`;
    return stopRun(state, { stopped: { reason: 'run_deadline', detail }, atMs });
  }
  if (timer === 'budget' || timer === 'quota') {
    const detail = timer === 'budget' ? describeBudget(state) : describeQuota(state);
    return stopRun(state, { stopped: { reason: timer, detail }, atMs, sparesRunning: true });
  }
  if (id === null) return undefined;
  const task = taskNumber(state, id);
  switch (timer) {
    case 'retry':
      return state.phase[task] === phases.backingOff ? makeReady(state, task) : undefined;
    case 'cancel_grace':
      return onUnansweredCancel(state, task);
    case 'tick':
      return isTotalTimeOver(state, task) ? onTotalTimeout(state, task) : onOverdue(state, task);
  }
}

/** Stops waiting for a report. The call may still be going on. */
function onUnansweredCancel(state: RunState, task: number): void {
  const asked = state.cancelAsked[task];
  if (state.phase[task] !== phases.running || asked === stopAsks.none) return;
  if (asked === stopAsks.totalTimeout) endAtTotalTimeout(state, task, null);
  else endTask(state, task, { outcome: 'cancelled', error: cancelledError(state, { task }) });
}

function onTotalTimeout(state: RunState, task: number): void {
  if (state.phase[task] === phases.settled) return;
  if (!state.running.has(task)) {
    endAtTotalTimeout(state, task, state.histories.get(task)?.end.error ?? null);
    return;
  }
  const reason = 'the total timeout of the task is over';
  askToStop(state, task, { reason, atMs: state.atMs, why: stopAsks.totalTimeout });
}

/** No report came in time. The call may still be going on, so the executor is told. */
function onOverdue(state: RunState, task: number): void {
  if (state.phase[task] !== phases.running) return;
  const generation = state.generation[task]!;
  state.outbox.push({ type: 'cancel', task: idOf(state, task), generation, reason: 'timed out' });
  chargeFailure(state, task, {
    outcome: 'timed_out',
    error: overdueError(state.tasks.timeoutMs[planTask(state, task)]!),
    errorClass: null,
    retryAfterMs: 0,
    output: null,
    printed: null,
    artifacts: [],
  });
}
