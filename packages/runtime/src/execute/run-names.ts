import { randomUUID } from 'node:crypto';
import type { PreparedRun } from '../prepared-run.ts';
import type { ExecuteOptions } from './execute-options.ts';
import { newRunId } from './new-run-id.ts';

/** What a run is known by, in its documents and to whoever asked for it. */
export interface RunNames {
  readonly runId: string;
  readonly correlationId: string;
  /** The run that this one retries. */
  readonly parentRunId: string | null;
}

/** A run that goes on keeps its names. */
export function nameRun(
  { plan }: PreparedRun,
  { resume, runId, retried }: ExecuteOptions,
): RunNames {
  return {
    runId: resume?.recorded.runId ?? runId ?? newRunId(),
    correlationId: resume?.recorded.plan.correlation_id ?? plan.correlation_id ?? randomUUID(),
    parentRunId: retried?.parentRunId ?? null,
  };
}
