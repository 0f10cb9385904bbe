import * as z from 'zod';

/** How a task ended. The set is closed: every task of a finished run has exactly one of these. */
export const outcomeSchema = z.enum([
  'succeeded',
  'cached',
  'skipped',
  'failed',
  'timed_out',
  'cancelled',
  'blocked',
  'budget_exhausted',
  'awaiting_approval',
]);

export type Outcome = z.infer<typeof outcomeSchema>;

export const taskStatusSchema = z.enum(['success', 'error']);
export type TaskStatus = z.infer<typeof taskStatusSchema>;

export const runStatusSchema = z.enum(['success', 'partial', 'failure']);
export type RunStatus = z.infer<typeof runStatusSchema>;

/** The documented two-valued status of an outcome. */
export function taskStatusOf(outcome: Outcome): TaskStatus {
  return outcome === 'succeeded' || outcome === 'cached' || outcome === 'skipped'
    ? 'success'
    : 'error';
}

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
