import type { RunStatus } from '@parallel-dispatcher/schema';
import type { RunState } from './owner-state.ts';

/** One run in a list. Null is what is not known without its result. */
export interface RunEntry {
  readonly runId: string;
  readonly runDir: string;
  readonly indexFile: string | null;
  readonly correlationId: string | null;
  /** The run that this one retries. */
  readonly parentRunId: string | null;
  /** ISO 8601. */
  readonly startedAt: string | null;
  readonly state: RunState;
  readonly status: RunStatus | null;
  readonly taskCount: number | null;
  readonly totalTimeMs: number | null;
}
