import type { AttemptReport, RunEventOf } from '@parallel-dispatcher/schema';
import { recordAttemptUse } from '../budget/record-use.ts';
import { chargeFailure } from '../retry/charge-failure.ts';
import { failureOf } from '../retry/failure.ts';
import { endAtTotalTimeout } from '../retry/total-time.ts';
import { endTask } from '../settle/end-task.ts';
import { cancelledError } from '../settle/task-errors.ts';
import { isAwaited } from '../state/is-awaited.ts';
import { planTask } from '../state/plan-task.ts';
import { stopAsks, type RunState } from '../state/run-state.ts';
import { taskNumber } from '../state/task-number.ts';
import { onLost } from './on-lost.ts';

/** The executor said how a submission ended. What nobody waits for any more changes nothing. */
export function onOutcome(state: RunState, { report }: RunEventOf<'outcome'>): void {
  const task = taskNumber(state, report.task);
  if (!isAwaited(state, report)) return;
  const { status, output, artifacts } = report;
  state.workMs[task]! += report.duration_ms;
  recordAttemptUse(state, task, report.usage);
  switch (status) {
    case 'lost':
      return onLost(state, task);
    case 'succeeded':
      measure(state, task, report.duration_ms);
      return endTask(state, task, { outcome: status, output: output ?? null, artifacts });
    case 'cancelled':
      return onCancelled(state, task, report);
    case 'failed':
    case 'timed_out':
      return chargeFailure(state, task, failureOf(report, status));
  }
}

function onCancelled(state: RunState, task: number, { error, artifacts }: AttemptReport): void {
  const asked = state.cancelAsked[task];
  if (asked === stopAsks.totalTimeout) return endAtTotalTimeout(state, task, error);
  // It was the stop of the run that broke off, and the run goes on: the task is still to be done.
  if (asked === stopAsks.none && state.stopSeen) return undefined;
  // The executor's own reason stands where nobody asked it to stop.
  const wasAsked = asked === stopAsks.cancel;
  const why = error === null || wasAsked ? cancelledError(state, { task, cause: error }) : error;
  return endTask(state, task, { outcome: 'cancelled', error: why, artifacts });
}

/** Only successes tell how long an agent takes: failures often end early. */
function measure(state: RunState, task: number, durationMs: number): void {
  const kind = state.tasks.kind[planTask(state, task)]!;
  state.measuredMs[kind]! += durationMs;
  state.measuredCount[kind]! += 1;
  state.samples += 1;
}
