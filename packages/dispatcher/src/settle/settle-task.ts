import { taskStatusOf, type TaskOutcome } from '@parallel-dispatcher/schema';
import { freeWorker } from '../limits/hold-worker.ts';
import { planTask } from '../state/plan-task.ts';
import { phases, type RunState } from '../state/run-state.ts';
import { idOf } from '../state/task-number.ts';
import type { TaskEnd } from './task-end.ts';

/** Writes down the one outcome of a task and frees its worker. Its dependents are not looked at. */
export function settleTask(state: RunState, task: number, end: TaskEnd): void {
  const charged = state.histories.get(task)?.charged ?? 0;
  const outcome: TaskOutcome = {
    task: idOf(state, task),
    outcome: end.outcome,
    error: end.error ?? null,
    blocked_by: end.blockedBy ?? null,
    attempts: end.outcome === 'cached' ? charged : state.attempt[task]!,
    duration_ms: state.workMs[task]!,
    artifacts: end.artifacts ?? [],
  };
  if (end.output !== undefined) outcome.output = end.output;
  if (end.filesRejected !== undefined) outcome.files_rejected = end.filesRejected;
  if (end.skipReason !== undefined) outcome.skip_reason = end.skipReason;
  if (end.reusedFrom !== undefined) outcome.reused_from = end.reusedFrom;
  if (charged > 0 && end.outcome === 'succeeded') outcome.flaky = true;
  const spec = planTask(state, task);
  if (state.tasks.optional?.[spec] === true && taskStatusOf(end.outcome) === 'error') {
    outcome.optional = true;
  }
  freeWorker(state, task);
  state.outcomes[task] = outcome;
  state.phase[task] = phases.settled;
  state.unsettled -= 1;
  if (task !== spec) {
    state.maps.get(spec)!.left -= 1;
    state.workMs[spec]! += state.workMs[task]!;
  }
  state.outbox.push({ type: 'settle', outcome });
}
