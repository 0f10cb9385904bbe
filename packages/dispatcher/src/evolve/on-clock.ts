import type { RunEventOf } from '@parallel-dispatcher/schema';
import { isAwaited } from '../state/is-awaited.ts';
import { stopAsks, type RunState } from '../state/run-state.ts';
import { taskNumber } from '../state/task-number.ts';
import { watchTask } from '../state/watch-task.ts';

/**
 * A task waits at a gate of its host, or goes on. While it waits it owes as little as one that has
 * not started, for as long: whoever knows of a longer wait tells of it again.
 */
export function onClock(state: RunState, event: RunEventOf<'clock'>): void {
  if (!isAwaited(state, event)) return;
  const task = taskNumber(state, event.task);
  if (state.cancelAsked[task] !== stopAsks.none) return;
  const waitMs = event.stands_still ? state.patience.startMs : 0;
  watchTask(state, { task, startsAtMs: event.at_ms + waitMs, timeoutMs: event.left_ms });
}
