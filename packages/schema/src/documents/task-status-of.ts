import type { Outcome, TaskStatus } from './outcome.ts';

/** The documented two-valued status of an outcome. */
export function taskStatusOf(outcome: Outcome): TaskStatus {
  return outcome === 'succeeded' || outcome === 'cached' || outcome === 'skipped'
    ? 'success'
    : 'error';
}
