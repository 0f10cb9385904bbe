import type { RunEventOf } from '@parallel-dispatcher/schema';
import { isAwaited } from '../state/is-awaited.ts';
import { phases, type RunState } from '../state/run-state.ts';
import { taskNumber } from '../state/task-number.ts';
import { watchTask } from '../state/watch-task.ts';

/** A task went to the executor. In a resumed run it may have been there before. */
export function onSubmitted(state: RunState, event: RunEventOf<'submitted'>): void {
  const task = taskNumber(state, event.task);
  if (state.phase[task] === phases.settled) return;
  state.phase[task] = phases.running;
  state.running.add(task);
  state.generation[task] = event.generation;
  state.attempt[task] = event.attempt;
  state.resumed[task] = 0;
  watchTask(state, { task, startsAtMs: event.at_ms + state.patience.startMs });
}

/** The time of the task itself starts here. */
export function onStarted(state: RunState, event: RunEventOf<'started'>): void {
  if (!isAwaited(state, event)) return;
  const task = taskNumber(state, event.task);
  if (state.cancelAsked[task] === 0) watchTask(state, { task, startsAtMs: event.at_ms });
}
