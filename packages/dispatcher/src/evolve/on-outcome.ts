import type { AttemptReport, ErrorDetail, RunEventOf } from '@parallel-dispatcher/schema';
import { endTask } from '../settle/end-task.ts';
import { cancelledError, threadLostError, unexplainedError } from '../settle/task-errors.ts';
import { isAwaited } from '../state/is-awaited.ts';
import { makeReady } from '../state/make-ready.ts';
import type { RunState } from '../state/run-state.ts';
import { taskNumber } from '../state/task-number.ts';

/** The executor said how a submission ended. What nobody waits for any more changes nothing. */
export function onOutcome(state: RunState, { report }: RunEventOf<'outcome'>): void {
  const task = taskNumber(state, report.task);
  if (!isAwaited(state, report)) return;
  const { status, output, artifacts, error } = report;
  state.workMs[task]! += report.duration_ms;
  switch (status) {
    case 'lost':
      return onLost(state, task);
    case 'succeeded':
      measure(state, task, report.duration_ms);
      return endTask(state, task, { outcome: status, output: output ?? null, artifacts });
    case 'cancelled':
      return endTask(state, task, {
        outcome: status,
        error: whyCancelled(state, report),
        artifacts,
      });
    case 'failed':
    case 'timed_out':
      return endTask(state, task, {
        outcome: status,
        error: error ?? unexplainedError(status),
        artifacts,
      });
  }
}

/** Lost threads charge nobody: once, the task runs again, alone and as the same attempt. */
function onLost(state: RunState, task: number): void {
  const isFirst = state.timesLost[task] === 0;
  state.timesLost[task] = 1;
  if (state.cancelAsked[task] === 1) {
    endTask(state, task, { outcome: 'cancelled', error: cancelledError(state) });
  } else if (!isFirst) {
    endTask(state, task, { outcome: 'failed', error: threadLostError('again') });
  } else if (state.tasks.restartable[task] === 0) {
    endTask(state, task, { outcome: 'failed', error: threadLostError('not restartable') });
  } else {
    makeReady(state, task);
  }
}

/** The executor's own reason stands where nobody asked it to stop. */
function whyCancelled(state: RunState, { task, error }: AttemptReport): ErrorDetail {
  const wasAsked = state.cancelAsked[taskNumber(state, task)] === 1;
  return error === null || wasAsked ? cancelledError(state, error) : error;
}

/** Only successes tell how long an agent takes: failures often end early. */
function measure(state: RunState, task: number, durationMs: number): void {
  const kind = state.tasks.kind[task]!;
  state.measuredMs[kind]! += durationMs;
  state.measuredCount[kind]! += 1;
  state.samples += 1;
}
