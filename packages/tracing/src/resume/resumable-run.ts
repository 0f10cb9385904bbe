import type { RunEvent } from '@parallel-dispatcher/schema';
import type { OwnerLiveness } from '../readers/owner-liveness.ts';
import type { Owner } from '../run/owner.ts';
import type { StoredPlan } from '../run/stored-plan.ts';

/** A run that another process may go on with, as it was when it was read. */
export interface ResumableRun {
  readonly runId: string;
  readonly runDir: string;
  readonly plan: StoredPlan;
  /** As the journal has it, and as `run_resumed` must have it again. */
  readonly planSha256: string;
  /** The facts of the journal, in order; none when it ended before its first line. */
  readonly events: readonly RunEvent[];
  /** Of the last owner; 0: the first one. */
  readonly lastFence: number;
  /** Whether the run told its own end and nobody went on: stopped, or with nothing left to do. */
  readonly finished: boolean;
  /** Null when `owner.json` does not tell. */
  readonly owner: Owner | null;
  readonly liveness: OwnerLiveness;
  /** The index of its earlier end. */
  readonly indexFile: string | null;
  readonly journal: {
    /** Bytes of the file. */
    readonly size: number;
    /** Bytes without a torn last line. */
    readonly wholeSize: number;
  };
  /** What is lacking and can be done without, such as a torn last line. */
  readonly problems: readonly string[];
}
