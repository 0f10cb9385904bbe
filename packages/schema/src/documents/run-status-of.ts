import type { Outcome, RunStatus } from './outcome.ts';
import { taskStatusOf } from './task-status-of.ts';

/** How one task ended, as far as its run is concerned. */
export interface RunPart {
  readonly outcome: Outcome;
  /** A failure of an optional task does not lower the run. */
  readonly optional?: boolean | undefined;
}

/** All success: `success`. None succeeded or cached: `failure`. Else `partial`. */
export function runStatusOf(parts: readonly RunPart[]): RunStatus {
  const counts = ({ outcome, optional }: RunPart): boolean =>
    optional === true || taskStatusOf(outcome) === 'success';
  if (parts.every(counts)) return 'success';
  const anyDone = parts.some(({ outcome }) => outcome === 'succeeded' || outcome === 'cached');
  return anyDone ? 'partial' : 'failure';
}
