import type { RunEventOf } from '@parallel-dispatcher/schema';
import { askToStop } from '../settle/ask-to-stop.ts';
import { endTask } from '../settle/end-task.ts';
import { stopRun } from '../settle/stop-run.ts';
import { cancelledError } from '../settle/task-errors.ts';
import { phases, type RunState, type StoppedReason } from '../state/run-state.ts';
import { taskNumber } from '../state/task-number.ts';

/** Somebody wants the run, or one task, to stop. What depends on a cancelled task is blocked. */
export function onCancel(state: RunState, event: RunEventOf<'cancel'>): void {
  const { reason, signal, at_ms: atMs } = event;
  if (event.task === null) {
    const stopped: StoppedReason =
      signal === null
        ? { reason: 'cancelled', detail: reason }
        : { reason: 'signal', detail: signal };
    return stopRun(state, { stopped, atMs });
  }
  const task = taskNumber(state, event.task);
  if (state.phase[task] === phases.settled) return undefined;
  return state.running.has(task)
    ? askToStop(state, task, { reason, atMs })
    : endTask(state, task, { outcome: 'cancelled', error: cancelledError(state) });
}
