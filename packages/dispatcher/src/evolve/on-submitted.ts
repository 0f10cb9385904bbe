import type { RunEventOf } from '@parallel-dispatcher/schema';
import { holdWorker } from '../limits/hold-worker.ts';
import { startTotalTime } from '../retry/total-time.ts';
import { isAwaited } from '../state/is-awaited.ts';
import { phases, stopAsks, type RunState } from '../state/run-state.ts';
import { taskNumber } from '../state/task-number.ts';
import { watchTask } from '../state/watch-task.ts';

/** A task went to the executor. In a resumed run it may have been there before. */
export function onSubmitted(state: RunState, event: RunEventOf<'submitted'>): void {
  const task = taskNumber(state, event.task);
  if (state.phase[task] === phases.settled) return;
  state.phase[task] = phases.running;
  holdWorker(state, { task, atMs: event.at_ms });
  state.generation[task] = event.generation;
  state.attempt[task] = event.attempt;
  state.resumed[task] = 0;
  startTotalTime(state, task);
  watchTask(state, { task, startsAtMs: event.at_ms + state.patience.startMs });
}

/** The time of the task itself starts here. */
export function onStarted(state: RunState, event: RunEventOf<'started'>): void {
  if (!isAwaited(state, event)) return;
  const task = taskNumber(state, event.task);
  if (state.cancelAsked[task] === stopAsks.none)
    watchTask(state, { task, startsAtMs: event.at_ms });
}
