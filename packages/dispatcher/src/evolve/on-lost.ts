import { endAtTotalTimeout } from '../retry/total-time.ts';
import { endTask } from '../settle/end-task.ts';
import { stoppedEnd } from '../settle/stopped-end.ts';
import { cancelledError, threadLostError } from '../settle/task-errors.ts';
import { makeReady } from '../state/make-ready.ts';
import { planTask } from '../state/plan-task.ts';
import { stopAsks, type RunState } from '../state/run-state.ts';

/** Lost threads charge nobody: once, the task runs again, alone and as the same attempt. */
export function onLost(state: RunState, task: number): void {
  const isFirst = state.timesLost[task] === 0;
  const asked = state.cancelAsked[task];
  state.timesLost[task] = 1;
  if (asked === stopAsks.totalTimeout) {
    endAtTotalTimeout(state, task, threadLostError('again'));
  } else if (asked === stopAsks.cancel) {
    endTask(state, task, { outcome: 'cancelled', error: cancelledError(state, { task }) });
  } else if (isFirst && state.stopped !== null) {
    endTask(state, task, stoppedEnd(state, { task }));
  } else if (!isFirst) {
    endTask(state, task, { outcome: 'failed', error: threadLostError('again') });
  } else if (state.tasks.restartable[planTask(state, task)] === 0) {
    endTask(state, task, { outcome: 'failed', error: threadLostError('not restartable') });
  } else {
    makeReady(state, task);
  }
}
