import type { LeaveOutReason } from '../workspace/leave-out-reason.ts';

/** What one look at the workspace came to. */
export interface RefreshReport {
  /** Files of which something changed, or that were not known. */
  readonly changed: number;
  readonly removed: number;
  /** Files left out, by reason. */
  readonly leftOut: Readonly<Partial<Record<LeaveOutReason, number>>>;
  /** Which limits cut the look short, as `files: 20000`. */
  readonly limits: readonly string[];
}
