import type { LeaveOutReason } from '../workspace/leave-out-reason.ts';

/** What an answer rests on. */
export interface IndexState {
  readonly files: number;
  readonly chunks: number;
  /** Files of the workspace that are not in it, by reason; those that git ignores are not counted. */
  readonly leftOut: Readonly<Partial<Record<LeaveOutReason, number>>>;
  /** Limits that cut the look at the workspace short, as `files: 20000`. */
  readonly limits: readonly string[];
  /** What else is not as it should be. */
  readonly notes: readonly string[];
  readonly stored: 'disk' | 'memory';
}
