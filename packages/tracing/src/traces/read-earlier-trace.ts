import { taskTraceSchema, type TaskOutcome, type TaskTrace } from '@parallel-dispatcher/schema';
import { readDocument } from '../readers/read-document.ts';

interface ExpectedTrace {
  readonly runId: string;
  readonly outcome: TaskOutcome;
  readonly attempts: number;
}

/** A trace that an earlier owner of the run wrote. */
export interface EarlierTrace {
  readonly trace: TaskTrace;
  /** It already says how the task ended, so it stays: it also knows what the journal does not. */
  readonly isSame: boolean;
}

/** Undefined when there is none of this task of this run. */
export async function readEarlierTrace(
  path: string,
  { runId, outcome, attempts }: ExpectedTrace,
): Promise<EarlierTrace | undefined> {
  const read = await readDocument(path, taskTraceSchema);
  if (!read.ok) return undefined;
  const trace = read.value;
  if (trace.run_id !== runId || trace.task_id !== outcome.task) return undefined;
  const isSame = trace.outcome === outcome.outcome && trace.attempts.length === attempts;
  return { trace, isSame };
}
