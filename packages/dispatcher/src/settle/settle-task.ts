import type { ErrorDetail, JsonValue, TaskOutcome } from '@parallel-dispatcher/schema';
import { phases, type RunState } from '../state/run-state.ts';

/** How a task ended, without what the state knows of it. */
export interface TaskEnd {
  readonly outcome: TaskOutcome['outcome'];
  readonly output?: JsonValue | undefined;
  readonly error?: ErrorDetail | null;
  readonly blockedBy?: string;
  readonly artifacts?: TaskOutcome['artifacts'];
}

/** Writes down the one outcome of a task and frees its worker. Its dependents are not looked at. */
export function settleTask(state: RunState, task: number, end: TaskEnd): void {
  const outcome: TaskOutcome = {
    task: state.graph.ids[task]!,
    outcome: end.outcome,
    error: end.error ?? null,
    blocked_by: end.blockedBy ?? null,
    attempts: state.attempt[task]!,
    duration_ms: state.workMs[task]!,
    artifacts: end.artifacts ?? [],
  };
  if (end.output !== undefined) outcome.output = end.output;
  state.outcomes[task] = outcome;
  state.phase[task] = phases.settled;
  state.running.delete(task);
  state.unsettled -= 1;
  state.outbox.push({ type: 'settle', outcome });
}
