import {
  errorDetail,
  taskStatusOf,
  type ErrorDetail,
  type TaskOutcome,
} from '@parallel-dispatcher/schema';
import type { RunState } from '../state/run-state.ts';
import type { TaskEnd } from './task-end.ts';

interface Block {
  readonly task: number;
  /** The dependency whose end blocked it. */
  readonly by: TaskOutcome;
  /** `blockedError` of that. */
  readonly error: ErrorDetail;
}

/**
 * The end of a task that cannot start any more. It names the root of the chain; where two chains
 * meet, the failure that came first. With `join: any` no single one is to blame: it names the first
 * in the order the task has them.
 */
export function blockedEnd(state: RunState, { task, by, error }: Block): TaskEnd {
  if (state.tasks.join?.[task] !== 'any') {
    return { outcome: 'blocked', error, blockedBy: by.blocked_by ?? by.task };
  }
  const { dependencyOffsets, dependencyTargets } = state.graph;
  const needed = Array.from(
    dependencyTargets.subarray(dependencyOffsets[task], dependencyOffsets[task + 1]),
    (dependency) => state.outcomes[dependency]!,
  );
  const first = needed.find(({ outcome }) => taskStatusOf(outcome) === 'error') ?? by;
  return {
    outcome: 'blocked',
    error: noneSucceeded(first),
    blockedBy: first.blocked_by ?? first.task,
  };
}

/** Why a task that others depend on ended the way it did is said once, in full, as the cause. */
export function blockedError(needed: TaskOutcome): ErrorDetail {
  if (needed.outcome === 'blocked' && needed.error !== null) return needed.error;
  return errorDetail({
    code: 'BLOCKED',
    message: `Not started: '${needed.task}', which it depends on, did not succeed.`,
    hint: `See the error of '${needed.task}'; once that succeeds, this task can run.`,
    cause: needed.error,
  });
}

function noneSucceeded(first: TaskOutcome): ErrorDetail {
  const root = first.blocked_by ?? first.task;
  return errorDetail({
    code: 'BLOCKED',
    message: 'Not started: none of its dependencies succeeded, and it needs one (join: any).',
    hint: `See the error of '${root}', or let it start after any end (join: all_done).`,
    cause: first.outcome === 'blocked' ? (first.error?.cause ?? null) : first.error,
  });
}
