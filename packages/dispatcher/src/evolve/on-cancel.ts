import type { RunEventOf } from '@parallel-dispatcher/schema';
import { askToStop } from '../settle/ask-to-stop.ts';
import { endTask } from '../settle/end-task.ts';
import { stopRun } from '../settle/stop-run.ts';
import { cancelledError } from '../settle/task-errors.ts';
import { phases, stopAsks, type RunState, type StoppedReason } from '../state/run-state.ts';
import { taskNumber } from '../state/task-number.ts';

/** Somebody wants the run, or one task, to stop. What depends on a cancelled task is blocked. */
export function onCancel(state: RunState, event: RunEventOf<'cancel'>): void {
  const { reason, at_ms: atMs } = event;
  if (event.task === null) {
    return stopRun(state, {
      stopped: stoppedBy(event),
      atMs,
      sparesRunning: event.cause === 'trace',
    });
  }
  const task = taskNumber(state, event.task);
  return state.phase[task] === phases.mapping
    ? cancelMap(state, task, { reason, atMs })
    : cancelTask(state, task, { reason, atMs });
}

function stoppedBy({ cause, reason, signal }: RunEventOf<'cancel'>): StoppedReason {
  if (cause !== undefined) return { reason: cause, detail: reason };
  return signal === null
    ? { reason: 'cancelled', detail: reason }
    : { reason: 'signal', detail: signal };
}

interface Reason {
  readonly reason: string;
  readonly atMs: number;
}

function cancelTask(state: RunState, task: number, why: Reason): void {
  if (state.phase[task] === phases.settled) return;
  state.cancelReasons.set(task, why.reason);
  if (state.running.has(task)) return askToStop(state, task, why);
  const cause = state.histories.get(task)?.end.error;
  endTask(state, task, { outcome: 'cancelled', error: cancelledError(state, { task, cause }) });
}

/** The map ends with the last of its items. */
function cancelMap(state: RunState, map: number, why: Reason): void {
  const { first, count } = state.maps.get(map)!;
  state.cancelAsked[map] = stopAsks.cancel;
  state.cancelReasons.set(map, why.reason);
  for (let task = first; task < first + count; task += 1) cancelTask(state, task, why);
}
