import type { RunEventOf } from '@parallel-dispatcher/schema';
import { UnsupportedEventError } from '../errors/unsupported-event-error.ts';
import { endTask } from '../settle/end-task.ts';
import { stopRun } from '../settle/stop-run.ts';
import { cancelledError, overdueError } from '../settle/task-errors.ts';
import { phases, type RunState } from '../state/run-state.ts';
import { taskNumber } from '../state/task-number.ts';

/** A time limit passed: that of the run, of an answer to a cancel, or of a report (`tick`). */
export function onTimer(state: RunState, { timer, task, at_ms: atMs }: RunEventOf<'timer'>): void {
  switch (timer) {
    case 'run_deadline': {
      const detail = `the run may take ${state.runEndsAtMs} ms`;
      return stopRun(state, { stopped: { reason: 'run_deadline', detail }, atMs });
    }
    case 'cancel_grace':
      return task === null ? undefined : giveUp(state, task, 'cancelled');
    case 'tick':
      return task === null ? undefined : giveUp(state, task, 'timed_out');
    case 'retry':
      throw new UnsupportedEventError('timer: retry', 'this version of the core does not retry');
  }
}

/** Stops waiting for a report. The call may still be going on, so the executor is told. */
function giveUp(state: RunState, id: string, outcome: 'cancelled' | 'timed_out'): void {
  const task = taskNumber(state, id);
  if (state.phase[task] !== phases.running) return;
  if (outcome === 'timed_out') {
    const generation = state.generation[task]!;
    state.outbox.push({ type: 'cancel', task: id, generation, reason: 'timed out' });
  }
  const error =
    outcome === 'cancelled' ? cancelledError(state) : overdueError(state.tasks.timeoutMs[task]!);
  endTask(state, task, { outcome, error });
}
