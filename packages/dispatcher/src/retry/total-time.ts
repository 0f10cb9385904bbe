import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { endTask } from '../settle/end-task.ts';
import { planTask } from '../state/plan-task.ts';
import { phases, type RunState } from '../state/run-state.ts';
import { totalTimeoutError } from './retry-errors.ts';
import type { TaskTime } from './task-time.ts';

/** The total time of a task starts with its first submission. */
export function startTotalTime(state: RunState, task: number): void {
  const spec = planTask(state, task);
  const totalMs = state.tasks.totalTimeoutMs?.[spec];
  if (totalMs === undefined) return;
  let total = state.totals.get(task);
  if (total === undefined) {
    total = { endsAtMs: state.atMs + totalMs, isCut: false };
    state.totals.set(task, total);
    state.deadlines.push({ task, atMs: total.endsAtMs });
  }
  total.isCut = total.endsAtMs - state.atMs < state.tasks.timeoutMs[spec]!;
}

export function isCutShort({ totals }: RunState, task: number): boolean {
  return totals.get(task)?.isCut === true;
}

export function isTotalTimeOver({ totals, atMs }: RunState, task: number): boolean {
  return (totals.get(task)?.endsAtMs ?? Infinity) <= atMs;
}

/** The first total deadline of a task that has not settled. */
export function firstDeadline({ deadlines, phase }: RunState): TaskTime | undefined {
  for (let first = deadlines.peek(); first !== undefined; first = deadlines.peek()) {
    if (phase[first.task] !== phases.settled) return first;
    deadlines.pop();
  }
  return undefined;
}

/** Settles a task whose time for all attempts is over. */
export function endAtTotalTimeout(state: RunState, task: number, cause: ErrorDetail | null): void {
  const totalMs = state.tasks.totalTimeoutMs![planTask(state, task)]!;
  endTask(state, task, { outcome: 'timed_out', error: totalTimeoutError(totalMs, cause) });
}
